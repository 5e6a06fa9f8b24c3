// What the person does: a part of Session.
#include "kiosk-ui/model/alone.h"
#include "kiosk-ui/model/session.h"

#include <utility>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::string_view kSetLanguage = "set-language:";
constexpr std::string_view kBeginIn = "begin-in:";
constexpr std::string_view kResume = "resume:";

std::string after(const std::string& text, std::string_view prefix) {
    return text.substr(prefix.size());
}

} // namespace

void Session::press(const std::string& action) {
    if (m_secondsLeft) {
        if (action != "extend" && action != "end-now")
            return;
        m_secondsLeft.reset();
        m_idle.touched(m_now);
        return action == "extend" ? m_changed() : abandon();
    }
    if (m_locked) {
        if (action == "unlock" && m_pin.size() > 0)
            m_desk.signIn(m_pin.take());
        return;
    }
    if (pressAnywhere(action))
        return m_changed();
    if (m_place != Place::Asked)
        return pressAtStation(action);
    if (m_settings.mode != Mode::Kiosk)
        return pressQuestion(action);
    if (action == "call-officer")
        return callOfficer();
    const Page shown = page();
    const bool offered = shown.primary && shown.primary->name == action;
    if (offered || applicantMayPress(action))
        pressQuestion(action);
}

bool Session::pressAnywhere(const std::string& action) {
    if (action.starts_with(kSetLanguage))
        setLanguage(after(action, kSetLanguage));
    else if (action == "large-text")
        m_look.large = !m_look.large;
    else if (action == "contrast")
        m_look.contrast = !m_look.contrast;
    else if (action == "speech")
        m_switches.speech = !m_switches.speech;
    else if (action == "language")
        m_overlay = action;
    else if (mayOperate() && isOperatorPage(action))
        m_overlay = action, m_operator = {};
    else if (action == "back" && !m_overlay.empty())
        m_overlay = pageUnder(m_overlay), m_operator = {};
    else
        return !m_overlay.empty() && pressOperator(action);
    if (action.starts_with(kSetLanguage))
        m_overlay.clear();
    return true;
}

void Session::pressAtStation(const std::string& action) {
    if (m_place == Place::Start && action == "begin")
        return goTo(m_signedIn ? Place::WorkList : Place::SignIn);
    if (m_place == Place::Start && action.starts_with(kBeginIn)) {
        setLanguage(after(action, kBeginIn));
        return beginVisit();
    }
    if (m_place == Place::SignIn && action == "back" && m_settings.mode != Mode::Kiosk)
        return goTo(Place::Start);
    if (m_place == Place::SignIn && action == "sign-in" && m_pin.size() > 0) {
        m_desk.signIn(m_pin.take());
        m_steps.clear();
        return goTo(Place::Working);
    }
    if (m_signedIn &&
        (m_place == Place::WorkList || (m_place == Place::Start && m_settings.mode == Mode::Kiosk)) &&
        (action == "status" || action == "activate"))
        return goTo(action == "status" ? Place::Status : Place::Activation);
    if (m_place == Place::Status || m_place == Place::Activation || m_place == Place::Activated)
        return pressHolder(action);
    if (m_place == Place::WorkList && action == "new-visit")
        return beginVisit();
    if (m_place == Place::WorkList && action.starts_with(kResume))
        return resumeVisit(after(action, kResume));
    if (m_place == Place::WorkList && action == "sign-out") {
        m_signedIn = false;
        m_desk.signOut();
        return goTo(Place::Start);
    }
    if (m_place == Place::Camera && action == "take-picture")
        return m_desk.takePicture();
    if (m_place == Place::Camera && action == "leave-camera")
        return m_desk.leaveCamera();
    if (m_place == Place::Ended && action == "to-work-list")
        return goTo(Place::WorkList);
    if (action == "finish" && (m_place == Place::Ended || m_place == Place::OfficerNext))
        abandon();
}

void Session::beginVisit() {
    forgetVisit();
    m_desk.beginVisit();
    goTo(Place::Working);
}

void Session::resumeVisit(const std::string& id) {
    for (const OpenVisit& visit : m_overview.open)
        if (visit.id.text() == id) {
            forgetVisit();
            m_desk.resumeVisit(visit.id);
            return goTo(Place::Working);
        }
}

void Session::pressQuestion(const std::string& action) {
    if (action == "back") {
        forgetForm();
        return m_changed();
    }
    const Dialog* const dialog = findDialog(m_dialog.empty() ? m_question->what : m_dialog);
    Outcome outcome = dialog->press(subject(), action);
    if (auto* const errors = std::get_if<FieldErrors>(&outcome)) {
        m_errors = std::move(*errors);
        return m_changed();
    }
    if (auto* const opened = std::get_if<OpenDialog>(&outcome)) {
        forgetForm();
        m_dialog = std::move(opened->name);
        m_form = std::move(opened->form);
        return m_changed();
    }
    if (std::holds_alternative<UsePin>(outcome)) {
        if (m_pin.size() > 0)
            reply(OfficerPin{m_pin.take()});
        return;
    }
    if (std::holds_alternative<UseHolderPin>(outcome)) {
        if (m_pin.size() > 0)
            reply(HolderPin{m_pin.take()});
        return;
    }
    if (std::holds_alternative<UseCode>(outcome)) {
        if (m_pin.size() > 0)
            reply(Answer{CodeTyped{std::make_shared<const Secret>(m_pin.take())}});
        return;
    }
    if (const auto* const pen = std::get_if<UsePen>(&outcome)) {
        if (!pen->clear && !m_ink.strokes.empty())
            return reply(Answer{PenSigned{std::exchange(m_ink, {})}});
        m_ink = {};
        return m_changed();
    }
    if (auto* const answer = std::get_if<Answer>(&outcome))
        return reply(std::move(*answer));
    reply(PutAside{});
}

void Session::reply(Reply reply) {
    // What was entered stays until the next question is known, in case it is the same one again.
    m_pin.clear();
    m_steps.clear();
    m_steps.push_back(m_question->step);
    m_place = Place::Working;
    m_desk.reply(std::move(reply));
    m_changed();
}

void Session::enter(const std::string& field, const std::string& value) {
    if (!m_overlay.empty()) {
        m_operator.form[field] = value;
        return;
    }
    m_form[field] = value;
    if (m_errors.erase(field) > 0)
        m_changed();
}

void Session::choose(const std::string& group, const std::string& value) {
    if (m_overlay == "settings") {
        (group == "speech" ? m_switches.speech : m_switches.shuffledPad) ^= true;
        return m_changed();
    }
    // A group of one is a box to tick: chosen again it is empty.
    m_form[group] = group == "public-body" && m_form[group] == value ? "" : value;
    m_errors.erase(group);
    m_changed();
}

void Session::digit(char digit) {
    m_pin.add(digit);
    m_changed();
}

void Session::stroke(PenStroke stroke, int width, int height) {
    m_ink.width = width;
    m_ink.height = height;
    m_ink.strokes.push_back(std::move(stroke));
    m_changed();
}

void Session::eraseDigit() {
    m_pin.erase();
    m_changed();
}

} // namespace rapoint::kiosk_ui
