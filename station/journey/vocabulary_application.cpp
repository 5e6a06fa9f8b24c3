#include "station/case/event.h"
#include "station/journey/vocabulary_parts.h"

namespace rapoint {

namespace {

using enum ParameterKind;

const ParameterSpec kAttempts{"attempts", Number, "wrong tries before the way is blocked", true, 1, 10};
const ParameterSpec kDigits{"digits", Number, "length of the one-time code", false, 4, 10};
const ParameterSpec kExpires{"expires", Duration, "how long a code or link is good for", true};

} // namespace

std::vector<WordSpec> accountWords() {
    return {
        {.word = "register-applicant",
         .meaning = "the applicant signs up with the first data and gets a reference number and an access code",
         .stage = VisitStage::Application,
         .by = {"applicant"},
         .at = {"web", "kiosk"},
         .exits = {"done"},
         .parameters = {{"fields", Texts, "what has to be given", true},
                        {"sends-code", Flag, "a first access code is sent to the address given"}}},
        {.word = "change-access-code",
         .meaning = "the access code that was sent is replaced at its first use",
         .stage = VisitStage::Application,
         .by = {"applicant"},
         .at = {"web"},
         .exits = {"done", "failed"},
         .parameters = {kAttempts, {"min-length", Number, "of the new code", true, 6, 64}}},
        {.word = "confirm-email",
         .meaning = "the applicant shows that the e-mail address is in his or her hands",
         .stage = VisitStage::Application,
         .by = {"applicant"},
         .at = {"web", "kiosk"},
         .ways = {"link", "code"},
         .exits = {"done", "failed"},
         .parameters = {kAttempts, kExpires, kDigits}},
        {.word = "confirm-phone",
         .meaning = "the applicant gives back a one-time code that was sent to the telephone",
         .stage = VisitStage::Application,
         .by = {"applicant"},
         .at = {"web", "kiosk", "own-device", "desk", "mobile"},
         .ways = {"sms-code"},
         .exits = {"done", "failed"},
         .parameters = {kAttempts, kExpires, kDigits}},
        {.word = "sign-in",
         .meaning = "the applicant proves to be the one who signed up",
         .stage = VisitStage::Application,
         .by = {"applicant", "holder"},
         .at = {"web", "kiosk"},
         .ways = {"password", "password-and-sms-code", "link"},
         .exits = {"done", "failed"},
         .parameters = {kAttempts, kExpires, kDigits}},
    };
}

std::vector<WordSpec> orderWords() {
    return {
        {.word = "prefill-applicant",
         .meaning = "the data of the application are fetched by their reference, or begun empty for a walk-in",
         .stage = VisitStage::Application,
         .built = true,
         .camera = CameraSubject::Code,
         .by = {"inspector", "applicant", "central"},
         .at = {"desk", "mobile", "kiosk", "web"},
         .ways = {"visit-list", "walk-in"},
         .plannedWays = {"registration-number", "order"},
         .exits = {"done", "refused", "deferred"},
         .questions = {"reference"},
         .facts = {CaseOpened::kName, ProfileAdopted::kName, ApplicantPrefilled::kName}},
        {.word = "choose-product",
         .meaning = "the certificate's type, validity and form are chosen",
         .stage = VisitStage::Application,
         .by = {"applicant", "holder"},
         .at = {"web", "kiosk"},
         .exits = {"done"}},
        {.word = "enter-voucher",
         .meaning = "a voucher bought before pays for the certificate and says which it is",
         .stage = VisitStage::Application,
         .by = {"applicant"},
         .at = {"web", "kiosk"},
         .exits = {"done", "failed"},
         .parameters = {kAttempts}},
        {.word = "fill-request",
         .meaning = "the applicant fills the forms of request and contract",
         .stage = VisitStage::Application,
         .by = {"applicant", "holder"},
         .at = {"web", "kiosk"},
         .ways = {"electronic", "print-and-post"},
         .exits = {"done"},
         .parameters = {{"fields", Texts, "what has to be given", true}}},
        {.word = "enter-data",
         .meaning = "the data of papers are typed in, or refreshed from the document used",
         .stage = VisitStage::Application,
         .by = {"applicant", "inspector", "central"},
         .at = {"web", "kiosk", "central", "desk", "mobile"},
         .exits = {"done"}},
        {.word = "review-data",
         .meaning = "the applicant looks at the data as they will be certified and confirms or corrects them",
         .stage = VisitStage::Check,
         .by = {"applicant"},
         .at = {"web", "kiosk", "desk", "mobile"},
         .exits = {"done", "corrected"}},
    };
}

std::vector<WordSpec> paperWords() {
    return {
        {.word = "certify-signatures",
         .meaning = "a notary or lawyer certifies the signatures on the printed papers",
         .stage = VisitStage::Contract,
         .by = {"applicant"},
         .at = {"post"},
         .ways = {"notary", "lawyer"},
         .exits = {"done"}},
        {.word = "post-papers",
         .meaning = "the papers are on their way to the provider until somebody there has them in hand",
         .stage = VisitStage::Contract,
         .by = {"applicant"},
         .at = {"post"},
         .exits = {"done"},
         .waits = true},
        {.word = "upload-documents",
         .meaning = "the applicant sends copies of the documents",
         .stage = VisitStage::Document,
         .by = {"applicant", "holder"},
         .at = {"web", "kiosk", "own-device"},
         .exits = {"done"},
         .parameters = withPictureMinimum(
             {{"papers", Texts, "which are wanted", true}, {"max-mebibytes", Number, "each", true, 1, 50}})},
        {.word = "check-documents",
         .meaning = "an officer goes through the list of papers: each there, genuine and true",
         .stage = VisitStage::Check,
         .by = {"inspector", "central"},
         .at = {"desk", "mobile", "central"},
         .exits = {"done", "deficient", "refused"},
         .parameters =
             withPictureMinimum({{"papers", Texts, "which are wanted, beside those of the product", true}})},
        {.word = "notify-deficiency",
         .meaning = "the applicant is told what is missing or wrong; the file waits until it has come",
         .stage = VisitStage::Check,
         .by = {"inspector", "central"},
         .at = {"desk", "mobile", "central"},
         .ways = {"email", "telephone"},
         .exits = {"done", "refused"},
         .waits = true},
    };
}

} // namespace rapoint
