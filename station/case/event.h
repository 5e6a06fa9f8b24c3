#pragma once

#include "station/base/clock.h"
#include "station/base/ids.h"
#include "station/identity/applicant.h"
#include "station/identity/mrz.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rapoint {

// The facts a case is made of. Each says what has happened, never what should. `kName` and the field names are the
// form in which they are stored, packed and audited: they do not change once released. `describe` names the fields
// for the codec. Events may hold personal data; their names and actors never do. Times and actors are recorded
// beside them.

/// A picture or document kept with the case.
struct EvidenceRef {
    std::string id;   ///< SHA-256 of the sealed form, hex
    std::string name; ///< file name in the package: "document-front.png"
    std::string mediaType;
    std::string sha256;    ///< of the content, hex
    std::int64_t size = 0; ///< of the content, bytes

    bool operator==(const EvidenceRef&) const = default;
    static void describe(auto& self, auto&& field) {
        field("id", self.id);
        field("name", self.name);
        field("mediaType", self.mediaType);
        field("sha256", self.sha256);
        field("size", self.size);
    }
};

/// One field in which the document and the application differ.
struct Difference {
    std::string field;    ///< "surname", "birthDate", "nationalNumber" …
    std::string applied;  ///< what the application says
    std::string document; ///< what the document says, or empty
    std::string problem;  ///< kind of difference: "differs", "check-digit", "birth-date", "sex", "expired" …

    bool operator==(const Difference&) const = default;
    static void describe(auto& self, auto&& field) {
        field("field", self.field);
        field("applied", self.applied);
        field("document", self.document);
        field("problem", self.problem);
    }
};

struct CaseOpened {
    static constexpr std::string_view kName = "CaseOpened";
    std::string provider;
    std::string mode; ///< "desk", "mobile", "kiosk"
    std::string profileDigest;
    bool demo = false;

    static void describe(auto& self, auto&& field) {
        field("provider", self.provider);
        field("mode", self.mode);
        field("profileDigest", self.profileDigest);
        field("demo", self.demo);
    }
};

struct ApplicantPrefilled {
    static constexpr std::string_view kName = "ApplicantPrefilled";
    std::string source; ///< "visit-list" or "walk-in"
    Applicant applicant;

    static void describe(auto& self, auto&& field) {
        field("source", self.source);
        field("applicant", self.applicant);
    }
};

struct DocumentCaptured {
    static constexpr std::string_view kName = "DocumentCaptured";
    EvidenceRef picture;
    std::string camera;

    static void describe(auto& self, auto&& field) {
        field("picture", self.picture);
        field("camera", self.camera);
    }
};

struct MrzRead {
    static constexpr std::string_view kName = "MrzRead";
    std::string format;
    std::vector<std::string> lines;
    MrzFields fields;
    double confidence = 0.0;
    std::vector<MrzRepair> repairs;

    static void describe(auto& self, auto&& field) {
        field("format", self.format);
        field("lines", self.lines);
        field("fields", self.fields);
        field("confidence", self.confidence);
        field("repairs", self.repairs);
    }
};

struct DataCompared {
    static constexpr std::string_view kName = "DataCompared";
    std::vector<Difference> differences;

    static void describe(auto& self, auto&& field) { field("differences", self.differences); }
};

struct DataCorrected {
    static constexpr std::string_view kName = "DataCorrected";
    std::string field;
    std::string oldValue;
    std::string newValue;
    std::string reason;

    static void describe(auto& self, auto&& visit) {
        visit("field", self.field);
        visit("oldValue", self.oldValue);
        visit("newValue", self.newValue);
        visit("reason", self.reason);
    }
};

struct DataConfirmed {
    static constexpr std::string_view kName = "DataConfirmed";
    Applicant applicant; ///< as it goes into contract and certificate

    static void describe(auto& self, auto&& field) { field("applicant", self.applicant); }
};

struct FeaturesPicked {
    static constexpr std::string_view kName = "FeaturesPicked";
    std::vector<std::string> features;
    std::string pickedAtRandom; ///< which of them chance chose

    static void describe(auto& self, auto&& field) {
        field("features", self.features);
        field("pickedAtRandom", self.pickedAtRandom);
    }
};

struct FeatureChecked {
    static constexpr std::string_view kName = "FeatureChecked";
    std::string feature;
    bool present = false;

    static void describe(auto& self, auto&& field) {
        field("feature", self.feature);
        field("present", self.present);
    }
};

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

    static void describe(auto& self, auto&& field) {
        field("contract", self.contract);
        field("copies", self.copies);
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

struct ContractSigned {
    static constexpr std::string_view kName = "ContractSigned";
    std::string way; ///< "wet-ink"
    EvidenceRef scan;

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

/// Before the card is touched: what it is going to be. The PINs are sealed to the station's key.
struct CardIntended {
    static constexpr std::string_view kName = "CardIntended";
    std::string label;
    std::string sealedSoPin;
    std::string sealedPin;

    static void describe(auto& self, auto&& field) {
        field("label", self.label);
        field("sealedSoPin", self.sealedSoPin);
        field("sealedPin", self.sealedPin);
    }
};

struct CardInitialised {
    static constexpr std::string_view kName = "CardInitialised";
    std::string serial;
    std::string label;
    std::string model;

    static void describe(auto& self, auto&& field) {
        field("serial", self.serial);
        field("label", self.label);
        field("model", self.model);
    }
};

struct TransportPinSet {
    static constexpr std::string_view kName = "TransportPinSet";
    std::string cardSerial;

    static void describe(auto& self, auto&& field) { field("cardSerial", self.cardSerial); }
};

struct KeyIntended {
    static constexpr std::string_view kName = "KeyIntended";
    std::string keyId;
    std::string type;

    static void describe(auto& self, auto&& field) {
        field("keyId", self.keyId);
        field("type", self.type);
    }
};

struct KeyGenerated {
    static constexpr std::string_view kName = "KeyGenerated";
    std::string keyId;
    std::string publicKey; ///< base64 of the DER SubjectPublicKeyInfo

    static void describe(auto& self, auto&& field) {
        field("keyId", self.keyId);
        field("publicKey", self.publicKey);
    }
};

struct KeyProved {
    static constexpr std::string_view kName = "KeyProved";
    bool generatedOnCard = false;
    bool readRefused = false;
    bool wrapRefused = false;

    static void describe(auto& self, auto&& field) {
        field("generatedOnCard", self.generatedOnCard);
        field("readRefused", self.readRefused);
        field("wrapRefused", self.wrapRefused);
    }
};

struct RequestMade {
    static constexpr std::string_view kName = "RequestMade";
    std::string request; ///< base64 of the PKCS#10 DER

    static void describe(auto& self, auto&& field) { field("request", self.request); }
};

/// The card is inactive: only the transport PIN is set, no PIN or PUK of the holder's.
struct CardLeftInactive {
    static constexpr std::string_view kName = "CardLeftInactive";
    std::string cardSerial;

    static void describe(auto& self, auto&& field) { field("cardSerial", self.cardSerial); }
};

struct CardVoided {
    static constexpr std::string_view kName = "CardVoided";
    std::string cardSerial;
    std::string reason;

    static void describe(auto& self, auto&& field) {
        field("cardSerial", self.cardSerial);
        field("reason", self.reason);
    }
};

struct EnvelopeIntended {
    static constexpr std::string_view kName = "EnvelopeIntended";
    std::string envelopeSerial;
    std::string cardSerial;

    static void describe(auto& self, auto&& field) {
        field("envelopeSerial", self.envelopeSerial);
        field("cardSerial", self.cardSerial);
    }
};

struct EnvelopePrinted {
    static constexpr std::string_view kName = "EnvelopePrinted";
    std::string envelopeSerial;
    int jobId = 0;

    static void describe(auto& self, auto&& field) {
        field("envelopeSerial", self.envelopeSerial);
        field("jobId", self.jobId);
    }
};

struct EnvelopeVoided {
    static constexpr std::string_view kName = "EnvelopeVoided";
    std::string envelopeSerial;
    std::string reason;

    static void describe(auto& self, auto&& field) {
        field("envelopeSerial", self.envelopeSerial);
        field("reason", self.reason);
    }
};

/// A new transport PIN is about to be set because an envelope with the old one is void. TransportPinSet follows.
struct PinReplacementIntended {
    static constexpr std::string_view kName = "PinReplacementIntended";
    std::string sealedPin;

    static void describe(auto& self, auto&& field) { field("sealedPin", self.sealedPin); }
};

struct HandedOver {
    static constexpr std::string_view kName = "HandedOver";
    std::string cardSerial;
    std::string envelopeSerial;
    std::string receipt; ///< evidence name of the receipt the holder was given, or empty

    static void describe(auto& self, auto&& field) {
        field("cardSerial", self.cardSerial);
        field("envelopeSerial", self.envelopeSerial);
        field("receipt", self.receipt);
    }
};

struct ReceiptPrinted {
    static constexpr std::string_view kName = "ReceiptPrinted";
    EvidenceRef receipt;
    int jobId = 0;

    static void describe(auto& self, auto&& field) {
        field("receipt", self.receipt);
        field("jobId", self.jobId);
    }
};

struct PackageSealed {
    static constexpr std::string_view kName = "PackageSealed";
    std::string sha256; ///< of the sealed bytes, hex
    std::int64_t size = 0;

    static void describe(auto& self, auto&& field) {
        field("sha256", self.sha256);
        field("size", self.size);
    }
};

struct PackageDelivered {
    static constexpr std::string_view kName = "PackageDelivered";
    std::int64_t sequence = 0;
    std::string receivedAt;
    std::string receipt; ///< base64 of the signed form

    static void describe(auto& self, auto&& field) {
        field("sequence", self.sequence);
        field("receivedAt", self.receivedAt);
        field("receipt", self.receipt);
    }
};

struct CertificateRequested {
    static constexpr std::string_view kName = "CertificateRequested";
    std::string requestSha256;

    static void describe(auto& self, auto&& field) { field("requestSha256", self.requestSha256); }
};

struct CertificateReceived {
    static constexpr std::string_view kName = "CertificateReceived";
    std::string certificate;        ///< base64 DER
    std::vector<std::string> chain; ///< base64 DER, issuer first

    static void describe(auto& self, auto&& field) {
        field("certificate", self.certificate);
        field("chain", self.chain);
    }
};

struct CertificateWritten {
    static constexpr std::string_view kName = "CertificateWritten";
    std::string cardSerial;
    std::string keyId;

    static void describe(auto& self, auto&& field) {
        field("cardSerial", self.cardSerial);
        field("keyId", self.keyId);
    }
};

/// The applicant is told to come back or to bring something: the case waits.
struct Deferred {
    static constexpr std::string_view kName = "Deferred";
    std::string reason;

    static void describe(auto& self, auto&& field) { field("reason", self.reason); }
};

struct Refused {
    static constexpr std::string_view kName = "Refused";
    std::string reason;

    static void describe(auto& self, auto&& field) { field("reason", self.reason); }
};

/// The engine's own fact: which way a step was left.
struct StepFinished {
    static constexpr std::string_view kName = "StepFinished";
    std::string step; ///< id in the journey
    std::string exit; ///< "done", "refused", "deferred", "skipped", "expired"

    static void describe(auto& self, auto&& field) {
        field("step", self.step);
        field("exit", self.exit);
    }
};

struct CaseClosed {
    static constexpr std::string_view kName = "CaseClosed";
    std::string outcome; ///< "completed" or "refused"

    static void describe(auto& self, auto&& field) { field("outcome", self.outcome); }
};

using Event = std::variant<CaseOpened, ApplicantPrefilled, DocumentCaptured, MrzRead, DataCompared, DataCorrected,
                           DataConfirmed, FeaturesPicked, FeatureChecked, PaymentRecorded, ContractRendered,
                           ContractPrinted, ContractSigned, Approved, CardIntended, CardInitialised,
                           TransportPinSet, KeyIntended, KeyGenerated, KeyProved, RequestMade, CardLeftInactive,
                           CardVoided, EnvelopeIntended, EnvelopePrinted, EnvelopeVoided, PinReplacementIntended,
                           HandedOver, ReceiptPrinted, PackageSealed, PackageDelivered, CertificateRequested,
                           CertificateReceived, CertificateWritten, Deferred, Refused, StepFinished, CaseClosed>;

inline std::string_view nameOf(const Event& event) {
    return std::visit([](const auto& e) { return e.kName; }, event);
}

/// An event as the journal has it.
struct RecordedEvent {
    std::uint64_t number = 0; ///< from 1 within its case
    Instant at{};
    std::string actor; ///< officer or "station"
    Event event;
};

} // namespace rapoint
