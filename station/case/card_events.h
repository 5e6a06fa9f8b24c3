#pragma once

#include "station/case/evidence_ref.h"
#include "station/case/fact_list.h"
#include "station/case/sealed.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint {

// Facts about the card, its PIN envelope and their handing over. What holds for all facts is said in event.h.

/// Before the card is touched: which one it is, and what it is going to be. The PINs are sealed to the station's
/// key.
struct CardIntended {
    static constexpr std::string_view kName = "CardIntended";
    std::string label;
    Sealed sealedSoPin;
    Sealed sealedPin;
    std::string stockNumber{}; ///< in the stock of cards
    std::string blankSerial{}; ///< what the blank card's chip calls itself; empty where it says nothing yet

    static void describe(auto& self, auto&& field) {
        field("label", self.label);
        field("sealedSoPin", self.sealedSoPin);
        field("sealedPin", self.sealedPin);
        field("stockNumber", self.stockNumber);
        field("blankSerial", self.blankSerial);
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

/// What unblocks the card is the PUK that its holder gets with the PIN, and it was tried.
struct PukProved {
    static constexpr std::string_view kName = "PukProved";
    std::string cardSerial;

    static void describe(auto& self, auto&& field) { field("cardSerial", self.cardSerial); }
};

/// The card is inactive: only the transport PIN is set, no PIN or PUK of the holder's.
struct CardLeftInactive {
    static constexpr std::string_view kName = "CardLeftInactive";
    std::string cardSerial;

    static void describe(auto& self, auto&& field) { field("cardSerial", self.cardSerial); }
};

/// The card is with the card printer: what is on its face is in doubt until somebody has looked at it.
struct CardFaceIntended {
    static constexpr std::string_view kName = "CardFaceIntended";
    std::string cardSerial;

    static void describe(auto& self, auto&& field) { field("cardSerial", self.cardSerial); }
};

/// Nothing is on the card: the printer got no job, or an officer has seen an empty face.
struct CardFaceUnprinted {
    static constexpr std::string_view kName = "CardFaceUnprinted";
    std::string cardSerial;
    std::string reason;

    static void describe(auto& self, auto&& field) {
        field("cardSerial", self.cardSerial);
        field("reason", self.reason);
    }
};

/// The printer called the job completed.
struct CardFacePrinted {
    static constexpr std::string_view kName = "CardFacePrinted";
    std::string cardSerial;
    int jobId = 0;
    std::string printer;

    static void describe(auto& self, auto&& field) {
        field("cardSerial", self.cardSerial);
        field("jobId", self.jobId);
        field("printer", self.printer);
    }
};

/// An officer has looked at the printed card and found it right.
struct CardFaceAccepted {
    static constexpr std::string_view kName = "CardFaceAccepted";
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

/// An envelope, or the kit's letter, is about to be printed; `content` says what it hides.
struct EnvelopeIntended {
    static constexpr std::string_view kName = "EnvelopeIntended";
    static constexpr std::string_view kPin = "pin";
    static constexpr std::string_view kCode = "generation-code";
    std::string envelopeSerial;
    std::string cardSerial;
    std::string content{kPin};

    static void describe(auto& self, auto&& field) {
        field("envelopeSerial", self.envelopeSerial);
        field("cardSerial", self.cardSerial);
        field("content", self.content);
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

/// PIN and PUK are sealed for the central, which releases them once against the code that was just printed. Nobody
/// at the station knows that code.
struct PinReleaseSealed {
    static constexpr std::string_view kName = "PinReleaseSealed";
    std::string cardSerial;
    Sealed release; ///< a file of the package's own

    static void describe(auto& self, auto&& field) {
        field("cardSerial", self.cardSerial);
        field("release", self.release);
    }
};

/// A new PIN, and where the holder gets a PUK a new one too, are about to be set because an envelope with the old
/// ones is void. TransportPinSet follows.
struct PinReplacementIntended {
    static constexpr std::string_view kName = "PinReplacementIntended";
    Sealed sealedPin;
    Sealed sealedPuk{}; ///< empty where the holder gets no PUK

    static void describe(auto& self, auto&& field) {
        field("sealedPin", self.sealedPin);
        field("sealedPuk", self.sealedPuk);
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

using CardFacts = FactList<CardIntended, CardInitialised, TransportPinSet, KeyIntended, KeyGenerated, KeyProved,
                           RequestMade, PukProved, CardLeftInactive, CardFaceIntended, CardFaceUnprinted,
                           CardFacePrinted, CardFaceAccepted, CardVoided, EnvelopeIntended, EnvelopePrinted,
                           EnvelopeVoided, PinReleaseSealed, PinReplacementIntended, ReceiptPrinted, HandedOver>;

} // namespace rapoint
