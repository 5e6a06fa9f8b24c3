#include "station/case/event.h"
#include "station/journey/vocabulary_parts.h"

namespace rapoint {

namespace {

using enum ParameterKind;

} // namespace

std::vector<WordSpec> personalDataWords() {
    return {
        {.word = "receive-data-request",
         .meaning = "a person asks for something about his or her data",
         .stage = VisitStage::Application,
         .by = {"applicant", "holder", "central"},
         .at = {"web", "post", "central"},
         .ways = {"information", "access", "rectification", "restriction", "withdrawal-of-consent", "erasure",
                  "portability", "objection"},
         .exits = {"done", "rectification", "erasure"}},
        {.word = "answer-data-request",
         .meaning = "the person gets the answer to a request about personal data",
         .stage = VisitStage::Finish,
         .by = {"central"},
         .at = {"central"},
         .exits = {"done", "refused"},
         .waits = true},
        {.word = "tell-recipients",
         .meaning = "those who were given the data learn of their correction or erasure",
         .stage = VisitStage::Finish,
         .by = {"central"},
         .at = {"central"},
         .exits = {"done"}},
        {.word = "erase-records",
         .meaning = "records are destroyed, or made anonymous for good, where no duty to keep them is left",
         .stage = VisitStage::Finish,
         .by = {"central"},
         .at = {"central"},
         .ways = {"destroy", "anonymise"},
         .exits = {"done"},
         .irreversible = true},
    };
}

std::vector<WordSpec> recordWords() {
    return {
        {.word = "seal-package",
         .meaning = "everything on record is signed and sealed to the central; the station can no longer open it",
         .stage = VisitStage::Finish,
         .built = true,
         .by = {"station"},
         .at = {"desk", "mobile", "kiosk"},
         .exits = {"done", "refused"},
         .questions = {"co-signature"},
         .facts = {PackageSealed::kName}},
        {.word = "deliver-package",
         .meaning = "the central has the package and its signed receipt was verified",
         .stage = VisitStage::Finish,
         .built = true,
         .by = {"station"},
         .at = {"desk", "mobile", "kiosk"},
         .exits = {"done"},
         .facts = {PackageDelivered::kName}},
        {.word = "report-status",
         .meaning = "the applicant is told where the case stands and what to do next",
         .stage = VisitStage::Finish,
         .by = {"central", "inspector"},
         .at = {"central", "desk", "mobile"},
         .ways = {"email", "sms", "telephone", "profile-page"},
         .exits = {"done"},
         .facts = {StepFinished::kName}},
        {.word = "open-renewal",
         .meaning = "while the certificate is valid the holder is reminded and may order the next one",
         .stage = VisitStage::Finish,
         .by = {"holder", "central"},
         .at = {"web", "central"},
         .ways = {"email", "banner"},
         .exits = {"done"},
         .parameters = {{"reminders", Texts, "durations before the expiry: 45d, 15d", true},
                        {"order-before-expiry", Duration, "the latest moment to order", true}},
         .waits = true},
        {.word = "close-case",
         .meaning = "the case ends, completed or refused as its facts say, and its data leave the station",
         .stage = VisitStage::Finish,
         .built = true,
         .by = {"station", "central"},
         .at = {"desk", "mobile", "kiosk", "web", "central"},
         .facts = {CaseClosed::kName},
         .terminal = true},
    };
}

} // namespace rapoint
