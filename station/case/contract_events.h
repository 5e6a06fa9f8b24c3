#pragma once

#include "station/case/evidence_ref.h"

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
        numbered{}; ///< the same with "copy 1 of 2" and so on, as they are printed; none for one

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

struct ContractSigned {
    static constexpr std::string_view kName = "ContractSigned";
    std::string way;  ///< "wet-ink", "pen" or "holder-certificate"
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

} // namespace rapoint
