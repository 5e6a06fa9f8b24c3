#include "kiosk-ui/model/dialog_parts.h"

namespace rapoint::kiosk_ui {

namespace {

Page consentPage(const Subject& subject, Page page) {
    page.primary = Action{"agree", {.id = "action.agree"}};
    page.secondary = endings(false);
    page.secondary.push_back({.name = "decline", .label = {.id = "action.decline"}});
    page.notice = subject.question.because ? page.notice : std::nullopt;
    return page;
}

Outcome pressConsent(const Subject& subject, std::string_view action) {
    if (action != "agree" && action != "decline")
        return endingPressed(action);
    return Answer{ConsentGiven{action == "agree", subject.language}};
}

Page showPrivacy(const Subject& subject) {
    Page page = pageFor(subject, "privacy", "shield");
    for (const char* const point : {"privacy.what", "privacy.why", "privacy.who", "privacy.rights"})
        page.rows.push_back({.label = {.id = point}, .value = {.id = std::string{point} + "-text"}});
    return consentPage(subject, std::move(page));
}

Page showBiometrics(const Subject& subject) {
    return consentPage(subject, pageFor(subject, "consent-biometrics", "compare"));
}

Page showMarketing(const Subject& subject) {
    return consentPage(subject, pageFor(subject, "consent-marketing", "envelope"));
}

} // namespace

std::vector<Dialog> consentDialogs() {
    return {{"privacy", &showPrivacy, &pressConsent},
            {"consent-biometrics", &showBiometrics, &pressConsent},
            {"consent-marketing", &showMarketing, &pressConsent}};
}

} // namespace rapoint::kiosk_ui
