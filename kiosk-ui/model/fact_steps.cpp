#include "kiosk-ui/model/fact_steps.h"

#include "station/case/event.h"

#include <array>
#include <type_traits>
#include <utility>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 60> kFacts{{
    {"CaseOpened", "prefill-applicant"},
    {"ProfileAdopted", "prefill-applicant"},
    {"ApplicantPrefilled", "prefill-applicant"},
    {"ConsentRecorded", "record-consent"},
    {"PageTaken", "capture-document"},
    {"PageKept", "capture-document"},
    {"PageRejected", "capture-document"},
    {"PageMoved", "capture-document"},
    {"PageRemoved", "capture-document"},
    {"DocumentCaptured", "capture-document"},
    {"MrzRead", "read-mrz"},
    {"DataCompared", "compare-data"},
    {"DataCorrected", "compare-data"},
    {"DataConfirmed", "compare-data"},
    {"LivePictureTaken", "compare-face"},
    {"FaceCompared", "compare-face"},
    {"FeaturesPicked", "check-features"},
    {"FeatureChecked", "check-features"},
    {"PaymentRecorded", "record-payment"},
    {"ContractRendered", "print-contract"},
    {"ContractPrinted", "print-contract"},
    {"PenStrokesKept", "sign-contract"},
    {"ContractCodeSent", "sign-contract"},
    {"ContractCodeRefused", "sign-contract"},
    {"ContractCodeAccepted", "sign-contract"},
    {"ContractSigned", "sign-contract"},
    {"Approved", "approve-case"},
    {"Deferred", "await-clarification"},
    {"Refused", "refuse-case"},
    {"StepFinished", "report-status"},
    {"CaseClosed", "close-case"},
    {"CardIntended", "personalise-card"},
    {"CardInitialised", "personalise-card"},
    {"TransportPinSet", "personalise-card"},
    {"KeyIntended", "generate-key-pair"},
    {"KeyGenerated", "generate-key-pair"},
    {"KeyProved", "generate-key-pair"},
    {"RequestMade", "personalise-card"},
    {"PukProved", "personalise-card"},
    {"CardLeftInactive", "personalise-card"},
    {"CardFaceIntended", "print-card-face"},
    {"CardFaceUnprinted", "print-card-face"},
    {"CardFacePrinted", "print-card-face"},
    {"CardFaceAccepted", "print-card-face"},
    {"CardVoided", "personalise-card"},
    {"EnvelopeIntended", "deliver-pin"},
    {"EnvelopePrinted", "deliver-pin"},
    {"EnvelopeVoided", "deliver-pin"},
    {"PinReleaseSealed", "deliver-pin"},
    {"PinReplacementIntended", "deliver-pin"},
    {"ReceiptPrinted", "hand-over"},
    {"HandedOver", "hand-over"},
    {"PackageSealed", "seal-package"},
    {"PackageDelivered", "deliver-package"},
    {"CertificateRequested", "issue-certificate"},
    {"RequestRejected", "issue-certificate"},
    {"CertificateReceived", "issue-certificate"},
    {"CertificateWritten", "write-certificate"},
    {"RevocationRequested", "revoke-certificate"},
    {"CertificateRevoked", "revoke-certificate"},
}};

constexpr std::string_view stepIn(std::string_view fact) {
    for (const auto& [name, step] : kFacts)
        if (name == fact)
            return step;
    return {};
}

template <class... Fact>
consteval bool allHaveAStep(std::type_identity<std::variant<Fact...>>) {
    return (!stepIn(Fact::kName).empty() && ...);
}
static_assert(allHaveAStep(std::type_identity<Event>{}), "a fact of a case has no step in the table above");
static_assert(kFacts.size() == std::variant_size_v<Event>, "a fact of the table above is no fact of a case");

} // namespace

std::string_view stepOfFact(std::string_view fact) {
    return stepIn(fact);
}

} // namespace rapoint::kiosk_ui
