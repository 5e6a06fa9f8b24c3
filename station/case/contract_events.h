#pragma once

#include "station/case/evidence_ref.h"
#include "station/case/fact_list.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint {

// Facts about payment, contract and approval. What holds for all facts is said in event.h.

struct PaymentRecorded {
    static constexpr std::string_view kName = "PaymentRecorded";
    std::string way; ///< "cash", "card", "transfer-proof", "deferred", "voucher"
    std::int64_t amountMinor = 0;
    std::string currency;
    std::string proof; ///< receipt, terminal slip or transfer number; invoice number when deferred

    static void describe(auto& self, auto&& field) {
        field("way", self.way);
        field("amountMinor", self.amountMinor);
        field("currency", self.currency);
        field("proof", self.proof);
    }
};

struct ContractRendered {
    static constexpr std::string_view kName = "ContractRendered";
    EvidenceRef contract;
    int copies = 2;
    std::vector<EvidenceRef>
        numbered{}; ///< the same with "copy 1 of 2" and so on, as they are printed; empty for a single copy

    static void describe(auto& self, auto&& field) {
        field("contract", self.contract);
        field("copies", self.copies);
        field("numbered", self.numbered);
    }
};

struct ContractPrinted {
    static constexpr std::string_view kName = "ContractPrinted";
    int jobId = 0;
    std::string printer;

    static void describe(auto& self, auto&& field) {
        field("jobId", self.jobId);
        field("printer", self.printer);
    }
};

/// What the pen did on the screen, bit for bit. ContractSigned follows.
struct PenStrokesKept {
    static constexpr std::string_view kName = "PenStrokesKept";
    EvidenceRef strokes;

    static void describe(auto& self, auto&& field) { field("strokes", self.strokes); }
};

/// A one-time code for this contract is on its way to the applicant.
struct ContractCodeSent {
    static constexpr std::string_view kName = "ContractCodeSent";
    std::string contract; ///< SHA-256, hex
    std::string channel;  ///< where to, masked
    std::string expiresAt;

    static void describe(auto& self, auto&& field) {
        field("contract", self.contract);
        field("channel", self.channel);
        field("expiresAt", self.expiresAt);
    }
};

/// What was typed did not sign the contract.
struct ContractCodeRefused {
    static constexpr std::string_view kName = "ContractCodeRefused";
    std::string why; ///< "wrong", "expired" or "used-up"
    std::int64_t triesLeft = 0;

    static void describe(auto& self, auto&& field) {
        field("why", self.why);
        field("triesLeft", self.triesLeft);
    }
};

/// The applicant has given the code back: the central says so. ContractSigned follows.
struct ContractCodeAccepted {
    static constexpr std::string_view kName = "ContractCodeAccepted";
    std::string contract; ///< SHA-256, hex
    std::string channel;  ///< masked
    std::string sentAt;
    std::string enteredAt;
    EvidenceRef proof; ///< signed by the central

    static void describe(auto& self, auto&& field) {
        field("contract", self.contract);
        field("channel", self.channel);
        field("sentAt", self.sentAt);
        field("enteredAt", self.enteredAt);
        field("proof", self.proof);
    }
};

struct ContractSigned {
    static constexpr std::string_view kName = "ContractSigned";
    std::string way;  ///< "wet-ink", "pen", "otp" or "holder-certificate"
    EvidenceRef scan; ///< the signed contract: a picture of the paper, or the PDF

    static void describe(auto& self, auto&& field) {
        field("way", self.way);
        field("scan", self.scan);
    }
};

struct Approved {
    static constexpr std::string_view kName = "Approved";
    std::string signature;   ///< base64, ECDSA by the approver over the digest of the case so far
    std::string digest;      ///< hex
    std::string certificate; ///< base64 DER

    static void describe(auto& self, auto&& field) {
        field("signature", self.signature);
        field("digest", self.digest);
        field("certificate", self.certificate);
    }
};

using ContractFacts =
    FactList<PaymentRecorded, ContractRendered, ContractPrinted, PenStrokesKept, ContractCodeSent,
             ContractCodeRefused, ContractCodeAccepted, ContractSigned, Approved>;

} // namespace rapoint
