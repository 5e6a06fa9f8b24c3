#include "kiosk-ui/model/question_page.h"

#include <array>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::array<QuestionPage, 24> kPages{{
    {"privacy", "Does the applicant agree to the notice on personal data?", "`yes` or `no`"},
    {"consent-biometrics", "Does the applicant agree to the face being compared by a program?", "`yes` or `no`"},
    {"consent-marketing", "Does the applicant agree to be sent offers?", "`yes` or `no`"},
    {"reference", "What is the applicant's reference number?",
     "the number, `code` for its QR code under the camera, or `walk-in`"},
    {"picture", "The document could not be read from this picture.", "`again` for another picture"},
    {"picture-quality", "The picture is not good enough to be kept.",
     "`again` for another picture, `keep REASON` where the profile lets it"},
    {"pages", "Lay the next page under the camera, or look the pages through.",
     "`next`, `again PAGE`, `move PAGE to PAGE`, `remove PAGE`, `done`, or `done because REASON` with fewer"},
    {"product", "The provider does not offer the product that was applied for.",
     "`correct product=PRODUCT because REASON`"},
    {"differences", "Application and document differ.", "`correct FIELD=VALUE because REASON`"},
    {"confirm-data", "Are these data right?", "`yes`, or `correct FIELD=VALUE because REASON`"},
    {"face", "Is this the person in the document?", "`yes`, `no`, or `again` for another picture"},
    {"features", "Look at and feel the document: which of these security features are there?", ""},
    {"payment", "How is the service paid?", ""},
    {"signature", "Have both copies signed and lay the signature page under the camera.",
     "`yes` when it lies there, `code` to have a one-time code sent that signs it, or `card` to sign with the "
     "applicant's own card in a reader"},
    {"signing-code", "Which one-time code did the applicant get?", "the code, or `again` for another one"},
    {"approval", "A second officer looks at the case and approves it with an own card.",
     "`yes` from the approver"},
    {"co-signature", "The officer who approved the case signs the package with the same card.",
     "`yes` from the approver"},
    {"pin-way", "How does the transport PIN get to the holder?",
     "`way online-after-identity-check` or `way envelope`"},
    {"card-in-printer", "Put the card that was just personalised into the card printer.",
     "`yes` when it lies there, `replace REASON` for another card"},
    {"card-face", "Look at the card: is its face printed well, and is the number on it the card's?",
     "`yes`, `empty` to print it again where nothing is on it, `replace REASON` for another card"},
    {"hand-over", "Give the holder the card, the closed envelope and the receipt.",
     "`yes` when the holder has them, `replace REASON` for another card"},
    {"certificate-rejected", "The certification authority rejected the request.", "`refuse REASON` ends the case"},
    {"trouble", "This step could not be done.",
     "`yes` to try it again, `replace REASON` for another card, `refuse REASON` ends the case"},
    {"clarification", "The case waits for the applicant.", "`yes` to go on with it"},
}};

} // namespace

std::span<const QuestionPage> questionPages() {
    return kPages;
}

const QuestionPage* findQuestionPage(std::string_view what) {
    for (const QuestionPage& page : kPages)
        if (page.what == what)
            return &page;
    return nullptr;
}

} // namespace rapoint::kiosk_ui
