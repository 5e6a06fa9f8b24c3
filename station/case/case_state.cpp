#include "station/case/case_state.h"

#include <array>
#include <utility>

namespace rapoint {

namespace {

constexpr std::array<std::pair<std::string_view, std::string Applicant::*>, 8> kApplicantFields{{
    {"reference", &Applicant::reference},
    {"surname", &Applicant::surname},
    {"givenNames", &Applicant::givenNames},
    {"birthDate", &Applicant::birthDate},
    {"nationality", &Applicant::nationality},
    {"documentNumber", &Applicant::documentNumber},
    {"email", &Applicant::email},
    {"product", &Applicant::product},
}};

std::string* findField(Applicant& applicant, std::string_view field) {
    for (const auto& [name, member] : kApplicantFields)
        if (name == field)
            return &(applicant.*member);
    if (field == "nationalNumber" || field == "nationalNumber.value")
        return &applicant.nationalNumber.value;
    return field == "nationalNumber.country" ? &applicant.nationalNumber.country : nullptr;
}

/// What each fact changes beside being the latest of its kind.
struct Fold {
    CaseState& state;
    const RecordedEvent& record;

    /// A new picture makes what was read from the old one void.
    void forgetDocument() const {
        state.document.reset();
        state.mrz.reset();
        state.compared.reset();
    }

    void operator()(const auto&) const {}
    void operator()(const CaseOpened& e) const {
        state.opened = e;
        state.profileDigest = e.profileDigest;
        state.openedAt = record.at;
        state.creator = record.actor;
    }
    void operator()(const ProfileAdopted& e) const { state.profileDigest = e.profileDigest; }
    void operator()(const ConsentRecorded& e) const { state.consents[e.purpose] = e.given; }
    void operator()(const ApplicantPrefilled& e) const {
        state.prefilled = e;
        state.applicant = e.applicant;
    }
    void operator()(const PageTaken& e) const {
        if (state.document)
            state.pages = {};
        state.pages.put(e.page, {e.picture, e.quality});
        forgetDocument();
    }
    void operator()(const PageKept& e) const { state.pages.keep(e.page); }
    void operator()(const PageRejected& e) const {
        state.pages.reject(e.page);
        forgetDocument();
    }
    void operator()(const PageMoved& e) const { state.pages.move(e.from, e.to); }
    void operator()(const PageRemoved& e) const { state.pages.remove(e.page); }
    void operator()(const DocumentCaptured& e) const {
        forgetDocument();
        state.document = e;
    }
    void operator()(const MrzRead& e) const {
        state.mrz = e;
        state.compared.reset();
    }
    void operator()(const DataCompared& e) const {
        state.compared = e;
        state.correctedSinceCompared = false;
    }
    void operator()(const DataCorrected& e) const {
        state.corrections.push_back(e);
        if (state.applicant)
            setField(*state.applicant, e.field, e.newValue);
        state.correctedSinceCompared = true;
    }
    void operator()(const DataConfirmed& e) const {
        state.confirmed = e;
        state.applicant = e.applicant;
    }
    void operator()(const LivePictureTaken& e) const {
        state.livePicture = e;
        state.face.reset();
    }
    void operator()(const FaceCompared& e) const { state.face = e; }
    void operator()(const FeaturesPicked& e) const {
        state.features = e;
        state.featureResults.clear();
    }
    void operator()(const FeatureChecked& e) const { state.featureResults[e.feature] = e.present; }
    void operator()(const PaymentRecorded& e) const { state.payment = e; }
    void operator()(const ContractRendered& e) const {
        state.contract = e;
        state.contractPrinted.reset();
        state.penStrokes.reset();
        state.codeSent.reset();
        state.codeAccepted.reset();
        state.contractSigned.reset();
    }
    void operator()(const ContractPrinted& e) const { state.contractPrinted = e; }
    void operator()(const PenStrokesKept& e) const { state.penStrokes = e; }
    void operator()(const ContractCodeSent& e) const { state.codeSent = e; }
    void operator()(const ContractCodeRefused& e) const {
        if (e.why != "wrong")
            state.codeSent.reset();
    }
    void operator()(const ContractCodeAccepted& e) const {
        state.codeAccepted = e;
        state.codeSent.reset();
    }
    void operator()(const ContractSigned& e) const { state.contractSigned = e; }
    void operator()(const Approved& e) const {
        state.approved = e;
        state.approver = record.actor;
    }
    void operator()(const CardIntended& e) const {
        const std::vector<std::string> voided = std::move(state.card.voided);
        state.card = CardState{};
        state.card.voided = voided;
        // A receipt names the card that it was printed for.
        state.receipt.reset();
        state.card.initialised = Stage::Intended;
        state.card.label = e.label;
        state.card.stockNumber = e.stockNumber;
        state.card.blankSerial = e.blankSerial;
        state.card.sealedSoPin = e.sealedSoPin;
        state.card.sealedPin = e.sealedPin;
    }
    void operator()(const CardInitialised& e) const {
        state.card.initialised = Stage::Done;
        state.card.serial = e.serial;
        state.card.pin = Stage::Intended;
    }
    void operator()(const TransportPinSet&) const {
        state.card.pin = Stage::Done;
        if (!state.card.sealedPuk.empty())
            state.card.sealedSoPin = std::exchange(state.card.sealedPuk, {});
    }
    void operator()(const KeyIntended& e) const {
        state.card.key = Stage::Intended;
        state.card.keyId = e.keyId;
        state.card.keyType = e.type;
    }
    void operator()(const KeyGenerated& e) const {
        state.card.key = Stage::Done;
        state.card.publicKey = e.publicKey;
    }
    void operator()(const KeyProved&) const { state.card.keyProved = true; }
    void operator()(const RequestMade& e) const { state.card.request = e.request; }
    void operator()(const PukProved&) const { state.card.pukIsHolders = true; }
    void operator()(const CardLeftInactive&) const { state.card.leftInactive = true; }
    void operator()(const CardFaceIntended&) const { state.card.face = Stage::Intended; }
    void operator()(const CardFaceUnprinted&) const { state.card.face = Stage::None; }
    void operator()(const CardFacePrinted&) const { state.card.face = Stage::Done; }
    void operator()(const CardVoided& e) const {
        std::vector<std::string> voided = std::move(state.card.voided);
        voided.push_back(e.cardSerial);
        state.card = CardState{};
        state.card.voided = std::move(voided);
    }
    void operator()(const EnvelopeIntended& e) const {
        state.envelope.printed = Stage::Intended;
        state.envelope.serial = e.envelopeSerial;
        state.envelope.content = e.content;
    }
    void operator()(const EnvelopePrinted&) const { state.envelope.printed = Stage::Done; }
    void operator()(const EnvelopeVoided&) const {
        state.envelope.printed = Stage::None;
        state.envelope.serial.clear();
        ++state.envelope.voided;
        // What was printed may have been seen: the PIN on the card has to be another one. A code for a release
        // that was never sealed opens nothing.
        if (state.envelope.content != EnvelopeIntended::kCode)
            state.card.pin = Stage::None;
    }
    void operator()(const PinReleaseSealed& e) const { state.card.pinRelease = e.release; }
    void operator()(const PinReplacementIntended& e) const {
        state.card.sealedPin = e.sealedPin;
        state.card.sealedPuk = e.sealedPuk;
        state.card.pin = Stage::Intended;
    }
    void operator()(const ReceiptPrinted& e) const { state.receipt = e; }
    void operator()(const PackageSealed& e) const { state.package = e; }
    void operator()(const PackageDelivered& e) const { state.delivered = e; }
    void operator()(const CertificateRequested& e) const {
        state.requested = e;
        state.requestSent = state.card.request;
    }
    void operator()(const RequestRejected&) const { state.requested.reset(); }
    void operator()(const CertificateReceived& e) const { state.certificate = e; }
    void operator()(const Deferred& e) const { state.deferred = e; }
    void operator()(const Refused& e) const { state.refused = e; }
    void operator()(const StepFinished& e) const {
        state.lastStep = e;
        state.lastStepAt = record.at;
        state.leftAt[e.step] = record.at;
        if (e.exit != "deferred")
            state.deferred.reset();
    }
    void operator()(const CaseClosed& e) const { state.closed = e; }
};

} // namespace

void apply(CaseState& state, const RecordedEvent& event) {
    std::visit(Fold{state, event}, event.event);
    state.latest.insert_or_assign(nameOf(event.event), event.event);
    state.length = event.number;
    state.changedAt = event.at;
}

CaseState fold(std::span<const RecordedEvent> events) {
    CaseState state;
    for (const RecordedEvent& event : events)
        apply(state, event);
    return state;
}

bool setField(Applicant& applicant, std::string_view field, const std::string& value) {
    std::string* const target = findField(applicant, field);
    if (target != nullptr)
        *target = value;
    return target != nullptr;
}

std::optional<std::string> fieldOf(const Applicant& applicant, std::string_view field) {
    Applicant copy = applicant;
    const std::string* const found = findField(copy, field);
    return found != nullptr ? std::optional{*found} : std::nullopt;
}

} // namespace rapoint
