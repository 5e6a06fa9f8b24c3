#include "station/case/event.h"
#include "station/journey/vocabulary_parts.h"

namespace rapoint {

namespace {

using enum ParameterKind;

} // namespace

std::vector<WordSpec> agreementWords() {
    return {
        {.word = "record-payment",
         .meaning = "it is on record how the service is paid for, or who will be invoiced",
         .stage = VisitStage::Contract,
         .built = true,
         .by = {"inspector", "applicant", "central", "holder"},
         .at = {"desk", "mobile", "kiosk", "web", "central"},
         .ways = {"cash", "card", "transfer-proof", "deferred"},
         .plannedWays = {"voucher", "online"},
         .exits = {"done", "refused", "deferred"},
         .plannedParameters = {{"invoice-days", Number, "to pay within, when deferred", false, 1, 90}},
         .questions = {"payment"},
         .facts = {PaymentRecorded::kName}},
        {.word = "print-contract",
         .meaning = "the contract is laid out with the confirmed data and printed",
         .stage = VisitStage::Contract,
         .built = true,
         .by = {"inspector", "station"},
         .at = {"desk", "mobile", "kiosk"},
         .exits = {"done", "refused", "deferred"},
         .parameters = {{"copies", Number, "printed originals; 0: it is read on the screen", true, 0, 4},
                        {"languages", Texts, "side by side, the first is binding", true}},
         .facts = {ContractRendered::kName, ContractPrinted::kName}},
        {.word = "sign-contract",
         .meaning = "the contract is signed by a provable wilful act; refused also when the tries are used up",
         .stage = VisitStage::Contract,
         .built = true,
         .camera = CameraSubject::Code,
         .by = {"applicant", "inspector", "holder"},
         .at = {"desk", "mobile", "kiosk", "web", "own-device"},
         .ways = {"wet-ink", "pen", "otp", "holder-certificate"},
         .exits = {"done", "refused", "deferred"},
         .parameters = {{"digits", Number, "length of the authorisation code", false, 4, 10},
                        {"expires", Duration, "how long the code is good for"},
                        {"attempts", Number, "wrong codes before it is refused", false, 1, 10}},
         .plannedParameters = {{"scan-back", Flag, "false: the paper signed in ink is not photographed"}},
         .questions = {"signature", "signing-code"},
         .facts = {PenStrokesKept::kName, ContractCodeSent::kName, ContractCodeRefused::kName,
                   ContractCodeAccepted::kName, ContractSigned::kName}},
    };
}

std::vector<WordSpec> confirmationWords() {
    return {
        {.word = "send-documents",
         .meaning = "signed documents, price list and terms are sent to the applicant",
         .stage = VisitStage::Contract,
         .by = {"central"},
         .at = {"central"},
         .ways = {"email", "courier"},
         .exits = {"done"},
         .parameters = {{"documents", Texts, "what is sent", true}}},
        {.word = "hand-to-courier",
         .meaning = "a courier calls on the applicant for the signature and brings the papers back",
         .stage = VisitStage::Contract,
         .by = {"central"},
         .at = {"central", "post"},
         .exits = {"done", "refused"},
         .waits = true},
        {.word = "sign-confirmation",
         .meaning = "the holder signs the prepared confirmation document and uploads it",
         .stage = VisitStage::Contract,
         .by = {"holder"},
         .at = {"web", "own-device"},
         .exits = {"done"}},
        {.word = "countersign-confirmation",
         .meaning = "the provider checks that the document is unchanged and countersigns it",
         .stage = VisitStage::Contract,
         .by = {"central"},
         .at = {"central"},
         .exits = {"done", "changed"},
         .waits = true},
    };
}

std::vector<WordSpec> decisionWords() {
    return {
        {.word = "verify-request",
         .meaning = "before issuing: the service is paid for and the electronic request is proven genuine",
         .stage = VisitStage::Approval,
         .by = {"inspector", "central"},
         .at = {"desk", "mobile", "central"},
         .exits = {"done", "refused", "deferred"}},
        {.word = "approve-case",
         .meaning = "a second officer, or the central, looks at everything and signs the decision",
         .stage = VisitStage::Approval,
         .built = true,
         .by = {"approver", "central"},
         .at = {"desk", "mobile", "central"},
         .exits = {"done", "refused", "deferred"},
         .questions = {"approval"},
         .facts = {Approved::kName},
         .approval = true},
        {.word = "await-clarification",
         .meaning = "a deferred case waits until somebody resumes or refuses it",
         .stage = VisitStage::Check,
         .built = true,
         .by = {"inspector", "central", "applicant"},
         .at = {"desk", "mobile", "kiosk", "web", "central"},
         .exits = {"done", "refused", "deferred"},
         .questions = {"clarification"},
         .facts = {Deferred::kName},
         .waits = true},
        {.word = "refuse-case",
         .meaning = "the case is refused because nobody did in time, or could do, what was needed",
         .stage = VisitStage::Finish,
         .built = true,
         .by = {"station", "central"},
         .at = {"desk", "mobile", "kiosk", "web", "central"},
         .exits = {"refused"},
         .parameters = {{"reason", Text, "why, in a word", true}},
         .facts = {Refused::kName}},
    };
}

} // namespace rapoint
