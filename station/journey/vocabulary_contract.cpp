#include "station/journey/vocabulary_parts.h"

namespace rapoint {

namespace {

using enum ParameterKind;

std::vector<WordSpec> agreementWords() {
    return {
        {.word = "record-payment",
         .meaning = "it is on record how the service is paid for, or who will be invoiced",
         .by = {"inspector", "applicant", "central", "holder"},
         .at = {"desk", "mobile", "kiosk", "web", "central"},
         .ways = {"cash", "card", "transfer-proof", "deferred", "voucher", "online"},
         .exits = {"done", "refused", "deferred"},
         .parameters = {{"invoice-days", Number, "to pay within, when deferred", false, 1, 90}}},
        {.word = "print-contract",
         .meaning = "the contract is laid out with the confirmed data and printed",
         .by = {"inspector", "station"},
         .at = {"desk", "mobile", "kiosk"},
         .exits = {"done", "refused", "deferred"},
         .parameters = {{"copies", Number, "printed originals; 0: it is read on the screen", true, 0, 4},
                        {"languages", Texts, "side by side, the first is binding", true}}},
        {.word = "sign-contract",
         .meaning = "the contract is signed by a provable wilful act; refused also when the tries are used up",
         .by = {"applicant", "inspector", "holder"},
         .at = {"desk", "mobile", "kiosk", "web", "own-device"},
         .ways = {"wet-ink", "pen", "otp", "holder-certificate"},
         .exits = {"done", "refused", "deferred"},
         .parameters = {{"scan-back", Flag, "the paper signed in ink is photographed"},
                        {"digits", Number, "length of the authorisation code", false, 4, 10},
                        {"expires", Duration, "how long the code is good for"},
                        {"attempts", Number, "wrong codes before it is refused", false, 1, 10}}},
        {.word = "send-documents",
         .meaning = "signed documents, price list and terms are sent to the applicant",
         .by = {"central"},
         .at = {"central"},
         .ways = {"email", "courier"},
         .exits = {"done"},
         .parameters = {{"documents", Texts, "what is sent", true}}},
        {.word = "hand-to-courier",
         .meaning = "a courier calls on the applicant for the signature and brings the papers back",
         .by = {"central"},
         .at = {"central", "post"},
         .exits = {"done", "refused"},
         .waits = true},
        {.word = "sign-confirmation",
         .meaning = "the holder signs the prepared confirmation document and uploads it",
         .by = {"holder"},
         .at = {"web", "own-device"},
         .exits = {"done"}},
        {.word = "countersign-confirmation",
         .meaning = "the provider checks that the document is unchanged and countersigns it",
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
         .by = {"inspector", "central"},
         .at = {"desk", "mobile", "central"},
         .exits = {"done", "refused", "deferred"}},
        {.word = "approve-case",
         .meaning = "a second officer, or the central, looks at everything and signs the decision",
         .by = {"approver", "central"},
         .at = {"desk", "mobile", "central"},
         .exits = {"done", "refused", "deferred"},
         .approval = true},
        {.word = "await-clarification",
         .meaning = "a deferred case waits until somebody resumes or refuses it",
         .by = {"inspector", "central", "applicant"},
         .at = {"desk", "mobile", "kiosk", "web", "central"},
         .exits = {"done", "refused", "deferred"},
         .waits = true},
        {.word = "refuse-case",
         .meaning = "the case is refused because nobody did in time, or could do, what was needed",
         .by = {"station", "central"},
         .at = {"desk", "mobile", "kiosk", "web", "central"},
         .exits = {"refused"},
         .parameters = {{"reason", Text, "why, in a word", true}}},
    };
}

} // namespace

std::vector<WordSpec> contractWords() {
    std::vector<WordSpec> words = agreementWords();
    const std::vector<WordSpec> decisions = decisionWords();
    words.insert(words.end(), decisions.begin(), decisions.end());
    return words;
}

} // namespace rapoint
