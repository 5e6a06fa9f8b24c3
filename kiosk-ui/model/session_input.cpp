// What the person does: a part of Session.
#include "kiosk-ui/model/alone.h"
#include "kiosk-ui/model/language.h"
#include "kiosk-ui/model/session.h"

#include <utility>

namespace rapoint::kiosk_ui {

void Session::press(const Action& action) {
    if (m_navigation.secondsLeft()) {
        if (action.is("end-now"))
            return abandon();
        if (!action.is("extend"))
            return;
        m_navigation.stay();
        return m_changed();
    }
    if (m_navigation.isLocked()) {
        if (action.is("unlock") && m_pin.size() > 0)
            m_desk.signIn(m_pin.take());
        return;
    }
    if (pressHeader(action) || pressLaidOver(action))
        return m_changed();
    pressScreen(action);
}

/// What stands above every page, and what opens from there.
bool Session::pressHeader(const Action& action) {
    if (const auto* const language = action.with<LanguageCode>(); language && action.is("set-language")) {
        if (isLanguage(language->code))
            m_setting.language = language->code;
        m_navigation.showLanguages(false);
        m_operator.close();
    } else if (action.is("large-text")) {
        m_setting.appearance.large = !m_setting.appearance.large;
    } else if (action.is("contrast")) {
        m_setting.appearance.contrast = !m_setting.appearance.contrast;
    } else if (action.is("speech")) {
        m_setting.switches.speech = !m_setting.switches.speech;
    } else if (action.is("language")) {
        m_operator.close();
        m_pin.clear();
        m_navigation.showLanguages(true);
    } else {
        return false;
    }
    return true;
}

/// The pages that lie over the one of the visit.
bool Session::pressLaidOver(const Action& action) {
    if (m_navigation.isSignedIn() && !m_setting.alone() && m_operator.open(action.name())) {
        m_navigation.showLanguages(false);
        m_pin.clear();
        return true;
    }
    if (m_navigation.showsLanguages()) {
        if (action.is("back"))
            m_navigation.showLanguages(false);
        return true;
    }
    if (!m_operator.isOpen())
        return false;
    const bool free = m_navigation.isAt(Screen::WorkList) || m_navigation.isAt(Screen::Ended);
    if (const auto visit = m_operator.press(action, !free))
        resumeVisit(*visit);
    return true;
}

void Session::pressScreen(const Action& action) {
    switch (m_navigation.screen()) {
    case Screen::Start:
        return pressStart(action);
    case Screen::SignIn:
        return pressSignIn(action);
    case Screen::WorkList:
        return pressWorkList(action);
    case Screen::Status:
    case Screen::Activation:
    case Screen::Activated:
        return pressHolder(action);
    case Screen::Asked:
        return pressQuestion(action);
    case Screen::Camera:
        if (action.is("take-picture"))
            m_desk.takePicture();
        if (action.is("leave-camera"))
            m_desk.leaveCamera();
        return;
    case Screen::Ended:
    case Screen::OfficerNext:
        if (action.is("to-work-list") && m_navigation.isAt(Screen::Ended))
            goTo(Screen::WorkList);
        if (action.is("finish"))
            abandon();
        return;
    case Screen::Working:
        return;
    }
}

void Session::pressStart(const Action& action) {
    if (action.is("begin"))
        return goTo(m_navigation.isSignedIn() ? Screen::WorkList : Screen::SignIn);
    if (const auto* const language = action.with<LanguageCode>(); language && action.is("begin-in")) {
        if (isLanguage(language->code))
            m_setting.language = language->code;
        return beginVisit();
    }
    if (m_setting.alone() && m_navigation.isSignedIn())
        pressService(action);
}

void Session::pressSignIn(const Action& action) {
    if (action.is("back") && !m_setting.alone())
        return goTo(Screen::Start);
    if (!action.is("sign-in") || m_pin.size() == 0)
        return;
    m_desk.signIn(m_pin.take());
    m_visit.worksOn({});
    goTo(Screen::Working);
}

void Session::pressWorkList(const Action& action) {
    if (m_navigation.isSignedIn() && pressService(action))
        return;
    if (action.is("new-visit"))
        return beginVisit();
    if (const auto* const visit = action.with<CaseId>(); visit && action.is("resume"))
        return resumeVisit(*visit);
    if (!action.is("sign-out"))
        return;
    m_navigation.signOut();
    m_desk.signOut();
    goTo(Screen::Start);
}

/// What an applicant or a holder can do without a visit.
bool Session::pressService(const Action& action) {
    if (!action.is("status") && !action.is("activate"))
        return false;
    goTo(action.is("status") ? Screen::Status : Screen::Activation);
    return true;
}

void Session::pressHolder(const Action& action) {
    if (action.is("back") || action.is("finish"))
        return goHome();
    if (m_navigation.isAt(Screen::Status) && action.is("look-up"))
        m_holder.lookUp();
    if (!m_navigation.isAt(Screen::Activation) || !action.is("next-part") || m_pin.size() == 0)
        return;
    if (!m_holder.takePart())
        return m_changed();
    m_visit.worksOn("activate-card");
    goTo(Screen::Working);
}

void Session::pressQuestion(const Action& action) {
    if (m_setting.alone()) {
        if (action.is("call-officer"))
            return callOfficer();
        const Page shown = page();
        const bool offered = shown.primary && shown.primary->action == action;
        if (!offered && !applicantMayPress(action))
            return;
    }
    auto reply = m_visit.press(action);
    if (!reply)
        return m_changed();
    // What was entered stays until the next question is known, in case it is the same one again.
    m_pin.clear();
    m_visit.replied();
    m_navigation.goTo(Screen::Working);
    m_desk.reply(*std::move(reply));
    m_changed();
}

void Session::beginVisit() {
    forget();
    m_desk.beginVisit();
    goTo(Screen::Working);
}

void Session::resumeVisit(const CaseId& id) {
    for (const OpenVisit& visit : m_setting.overview.open)
        if (visit.id == id) {
            forget();
            m_desk.resumeVisit(id);
            return goTo(Screen::Working);
        }
}

void Session::goHome() {
    if (m_setting.alone())
        return abandon();
    forget();
    goTo(Screen::WorkList);
}

void Session::enter(const std::string& field, const std::string& value) {
    if (m_operator.isOpen())
        return m_operator.enter(field, value);
    if (m_navigation.isAt(Screen::Status))
        return m_holder.enter(field, value);
    if (m_visit.enter(field, value))
        m_changed();
}

void Session::choose(const std::string& group, const std::string& value) {
    if (m_operator.isOpen())
        m_operator.choose(group);
    else
        m_visit.choose(group, value);
    m_changed();
}

void Session::digit(char digit) {
    m_pin.add(digit);
    m_changed();
}

void Session::eraseDigit() {
    m_pin.erase();
    m_changed();
}

void Session::stroke(PenStroke stroke, int width, int height) {
    m_visit.stroke(std::move(stroke), width, height);
    m_changed();
}

} // namespace rapoint::kiosk_ui
