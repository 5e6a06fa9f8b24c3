#include "kiosk-ui/model/dialog_parts.h"

namespace rapoint::kiosk_ui {

namespace {

Page consentPage(const DialogInput& input, Page page) {
    page.primary = button("agree");
    page.secondary = endings(false);
    page.secondary.push_back(button("decline"));
    page.notice = input.question.because ? page.notice : std::nullopt;
    return page;
}

Outcome pressConsent(const DialogInput& input, const Action& action) {
    if (!action.is("agree") && !action.is("decline"))
        return endingPressed(action);
    return Answer{ConsentGiven{action.is("agree"), input.language}};
}

Page showPrivacy(const DialogInput& input) {
    Page page = pageFor(input, "privacy", "shield");
    for (const char* const point : {"privacy.what", "privacy.why", "privacy.who", "privacy.rights"})
        page.rows.push_back({.label = {.id = point}, .value = {.id = std::string{point} + "-text"}});
    return consentPage(input, std::move(page));
}

Page showBiometrics(const DialogInput& input) {
    return consentPage(input, pageFor(input, "consent-biometrics", "compare"));
}

Page showMarketing(const DialogInput& input) {
    return consentPage(input, pageFor(input, "consent-marketing", "envelope"));
}

} // namespace

std::vector<Dialog> consentDialogs() {
    return {{"privacy", &showPrivacy, &pressConsent},
            {"consent-biometrics", &showBiometrics, &pressConsent},
            {"consent-marketing", &showMarketing, &pressConsent}};
}

} // namespace rapoint::kiosk_ui
