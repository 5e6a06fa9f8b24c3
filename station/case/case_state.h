#pragma once

#include "station/case/event.h"
#include "station/case/page_list.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint {

/// How far one thing with an effect outside has come: intended, then done.
enum class Stage { None, Intended, Done };

/// The card of the case and how far its personalisation has come.
struct CardState {
    Stage initialised = Stage::None;
    std::string label;
    std::string serial;
    std::string stockNumber; ///< of the card in the stock
    std::string blankSerial; ///< see CardIntended
    Sealed sealedSoPin;
    Sealed sealedPin; ///< the PIN that is, or is about to be, on the card
    Sealed sealedPuk; ///< the PUK that is about to take the place of sealedSoPin; empty otherwise
    Stage pin = Stage::None;
    Stage key = Stage::None;
    std::string keyId;
    std::string keyType;
    std::string publicKey;
    bool keyProved = false;
    std::string request;
    bool leftInactive = false;
    Stage face = Stage::None;        ///< of the printing; intended: what is on the card is in doubt
    bool pukIsHolders = false;       ///< sealedSoPin is the PUK that the holder gets
    Sealed pinRelease;               ///< see PinReleaseSealed
    std::vector<std::string> voided; ///< serials of cards given up in this case
};

/// The PIN envelope or kit letter that is on its way or done; void ones are only counted.
struct EnvelopeState {
    Stage printed = Stage::None;
    std::string serial;
    std::string content; ///< see EnvelopeIntended; of the last one
    int voided = 0;
};

/// What a case is, as the pure fold of its events: the only reader of them.
struct CaseState {
    std::uint64_t length = 0;
    Instant openedAt{};
    Instant changedAt{};
    std::string creator;
    std::string approver;

    CaseOpened opened;
    std::string profileDigest;            ///< of the profile that the case goes by
    std::map<std::string, bool> consents; ///< by purpose, as said last
    std::optional<ApplicantPrefilled> prefilled;
    std::optional<Applicant> applicant;       ///< prefilled, with the corrections made since
    PageList pages;                           ///< of the document, as far as they were taken
    std::optional<DocumentCaptured> document; ///< with all its pages
    std::optional<MrzRead> mrz;
    std::optional<DataCompared> compared;
    bool correctedSinceCompared = false;
    std::vector<DataCorrected> corrections;
    std::optional<DataConfirmed> confirmed;
    std::optional<LivePictureTaken> livePicture; ///< not compared yet, or compared last
    std::optional<FaceCompared> face;
    std::optional<FeaturesPicked> features;
    std::map<std::string, bool> featureResults;
    std::optional<PaymentRecorded> payment;
    std::optional<ContractRendered> contract;
    std::optional<ContractPrinted> contractPrinted;
    std::optional<PenStrokesKept> penStrokes;
    std::optional<ContractCodeSent> codeSent; ///< and still to be given back
    std::optional<ContractCodeAccepted> codeAccepted;
    std::optional<ContractSigned> contractSigned;
    std::optional<Approved> approved;
    CardState card;
    EnvelopeState envelope;
    std::optional<ReceiptPrinted> receipt;
    std::optional<PackageSealed> package;
    std::optional<PackageDelivered> delivered;
    std::optional<CertificateRequested> requested; ///< and not rejected
    std::string requestSent;                       ///< base64 of the PKCS#10 that it was, also of a void card
    std::optional<CertificateReceived> certificate;
    std::optional<Deferred> deferred;
    std::optional<Refused> refused;
    std::optional<StepFinished> lastStep;
    Instant lastStepAt{};
    std::map<std::string, Instant> leftAt; ///< when each step was left last
    std::optional<CaseClosed> closed;
    std::map<std::string_view, Event> latest; ///< the last fact of each kind, by name

    /// The last fact of this kind, or null. Enough for a fact that nothing later takes back.
    template <class Fact>
    const Fact* last() const {
        const auto found = latest.find(Fact::kName);
        return found != latest.end() ? std::get_if<Fact>(&found->second) : nullptr;
    }
};

/// Applies one event; the events of a case, in order, give its state.
void apply(CaseState& state, const RecordedEvent& event);
CaseState fold(std::span<const RecordedEvent> events);

/// Sets the field of that name ("surname", "nationalNumber.value" …); false for an unknown name.
bool setField(Applicant& applicant, std::string_view field, const std::string& value);
/// The field of that name; nothing for an unknown one.
std::optional<std::string> fieldOf(const Applicant& applicant, std::string_view field);

} // namespace rapoint
