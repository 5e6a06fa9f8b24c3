#include "kiosk-ui/model/session.h"

#include "kiosk-ui/model/local_format.h"
#include "station/base/random.h"

#include <utility>

namespace rapoint::kiosk_ui {

namespace {

using namespace std::chrono_literals;

/// Alone at a kiosk one is asked after a minute and has half a minute more; a desk locks after five.
IdleWatch idleWatchFor(const SessionSettings& settings) {
    const bool set = settings.idle.count() > 0;
    if (settings.mode != Mode::Kiosk)
        return {set ? settings.idle : 5min, 0s};
    return set ? IdleWatch{settings.idle, settings.idle / 2} : IdleWatch{60s, 30s};
}

void wipeText(std::string& text) {
    wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    text.clear();
}

/// The pad's digits, in another order each time where that is wished for.
std::string orderOfPad(bool shuffled) {
    std::string order = PinField{}.order;
    SystemRandom random;
    for (std::size_t i = order.size(); shuffled && i > 1; --i)
        std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
    return order;
}

} // namespace

Session::Session(SessionSettings settings, const Profile& profile, StationDesk& desk,
                 std::function<void()> changed)
    : m_settings{std::move(settings)}
    , m_profile{profile}
    , m_desk{desk}
    , m_changed{std::move(changed)}
    , m_language{m_settings.language}
    , m_place{m_settings.mode == Mode::Kiosk ? Place::SignIn : Place::Start}
    , m_idle{idleWatchFor(m_settings)} {}

bool Session::isWiped() const {
    return m_pin.size() == 0 && m_form.empty() && !m_question && m_state->length == 0 && !m_state->applicant &&
           m_activation.transportPin.size() == 0 && m_activation.newPin.size() == 0;
}

Subject Session::subject() const {
    return {*m_question, *m_state, m_profile, m_language, m_form};
}

void Session::goTo(Place place) {
    m_place = place;
    m_padOrder = orderOfPad(m_switches.shuffledPad);
    m_overlay.clear();
    m_pin.clear();
    m_signInFault.reset();
    m_changed();
}

void Session::forgetForm() {
    for (auto& [name, value] : m_form)
        wipeText(value);
    m_form.clear();
    m_errors.clear();
    m_dialog.clear();
    m_pin.clear();
    m_ink = {};
}

void Session::forgetVisit() {
    forgetForm();
    m_state = std::make_unique<CaseState>();
    m_activation = {};
    m_status.reset();
    m_statusNotice.reset();
    m_question.reset();
    m_pictures.clear();
    m_steps.clear();
    m_guidance.clear();
    if (m_forgotten)
        m_forgotten();
}

void Session::setLanguage(const std::string& code) {
    if (isLanguage(code))
        m_language = code;
}

bool Session::applicantMayAnswer() const {
    const Journey* const journey = m_profile.journey("kiosk");
    if (journey == nullptr)
        return false;
    for (const StepSpec& step : journey->steps)
        if (step.word == m_question->step)
            return step.by == "applicant" || step.by == "station";
    return false;
}

// What the station says.

void Session::signedIn(Overview overview) {
    m_overview = std::move(overview);
    m_signedIn = true;
    m_locked = false;
    m_idle.touched(m_now);
    if (const auto visit = std::exchange(m_resumed, std::nullopt)) {
        m_desk.resumeVisit(*visit);
        return goTo(Place::Working);
    }
    goTo(m_settings.mode == Mode::Kiosk ? Place::Start : Place::WorkList);
}

void Session::signInFailed(Fault fault) {
    if (!m_locked)
        m_place = Place::SignIn;
    m_signInFault = std::move(fault);
    m_pin.clear();
    m_changed();
}

void Session::overviewChanged(Overview overview) {
    m_overview = std::move(overview);
    m_changed();
}

void Session::visitBegan(const CaseId& id) {
    m_visit = id;
    m_discarding = m_place != Place::Working;
}

void Session::stepBegan(const std::string& word) {
    if (m_discarding)
        return;
    m_steps.push_back(word);
    if (m_place != Place::Camera)
        m_place = Place::Working;
    m_changed();
}

void Session::asked(Question question, CaseState state, std::vector<ShownPicture> pictures) {
    if (m_discarding)
        return m_desk.reply(PutAside{});
    // The same question asked again keeps what was entered, but never a PIN.
    const bool same = m_question && m_question->what == question.what;
    m_question = std::move(question);
    m_state = std::make_unique<CaseState>(std::move(state));
    if (!same)
        forgetForm();
    m_pin.clear();
    m_dialog.clear();
    m_errors.clear();
    m_pictures = std::move(pictures);
    if (m_settings.mode == Mode::Kiosk && !applicantMayAnswer())
        return callOfficer();
    goTo(Place::Asked);
}

/// The applicant's part ends with this question; an officer finds it open at the desk.
void Session::callOfficer() {
    m_discarding = true;
    m_end = {.number = m_visit ? shortName(*m_visit) : std::string{}};
    forgetVisit();
    m_desk.reply(PutAside{});
    goTo(Place::OfficerNext);
}

void Session::cameraOpened() {
    if (m_discarding)
        return m_desk.leaveCamera();
    m_guidance.clear();
    goTo(Place::Camera);
}

void Session::guided(const std::string& guidance) {
    if (std::exchange(m_guidance, guidance) != guidance && m_place == Place::Camera)
        m_changed();
}

void Session::cameraClosed() {
    if (m_place == Place::Camera)
        goTo(Place::Working);
}

void Session::ended(VisitEnd end) {
    forgetVisit();
    if (std::exchange(m_discarding, false))
        return m_changed();
    m_end = std::move(end);
    m_end.number = m_visit ? shortName(*m_visit) : std::string{};
    if (m_settings.mode == Mode::Kiosk && m_end.kind == VisitEnd::Kind::Waiting)
        return goTo(Place::OfficerNext);
    const bool byWish = m_end.kind == VisitEnd::Kind::PutAside && !m_end.fault;
    goTo(byWish ? (m_settings.mode == Mode::Kiosk ? Place::Start : Place::WorkList) : Place::Ended);
}

// Time.

void Session::touched(IdleWatch::Time now) {
    m_now = now;
    if (m_locked || m_secondsLeft)
        return;
    m_idle.touched(now);
}

void Session::tick(IdleWatch::Time now) {
    m_now = now;
    const bool alone = m_settings.mode == Mode::Kiosk;
    const bool nothingToLose = alone ? m_place == Place::Start || m_place == Place::SignIn : !m_signedIn;
    // The station's own work is not interrupted, and nobody has to touch anything while it goes on.
    if (nothingToLose || m_place == Place::Working)
        m_idle.touched(now);
    idleFor(now);
}

void Session::idleFor(IdleWatch::Time now) {
    const auto state = m_idle.at(now);
    if (m_settings.mode != Mode::Kiosk) {
        if (state == IdleWatch::State::Over && !m_locked)
            lock();
        return;
    }
    if (state == IdleWatch::State::Over)
        return abandon();
    const auto left = state == IdleWatch::State::Warning ? std::optional{m_idle.secondsLeft(now)} : std::nullopt;
    if (std::exchange(m_secondsLeft, left) != left)
        m_changed();
}

/// What is asked or shown is left; what the station still says about it is not shown.
void Session::leaveStation() {
    const Place left = m_place;
    m_place = m_settings.mode == Mode::Kiosk ? Place::Start : Place::WorkList;
    forgetVisit();
    m_discarding = left == Place::Asked || left == Place::Camera || left == Place::Working;
    if (left == Place::Asked)
        m_desk.reply(PutAside{});
    if (left == Place::Camera)
        m_desk.leaveCamera();
}

void Session::lock() {
    if (m_place == Place::Asked || m_place == Place::Camera)
        m_resumed = m_visit;
    m_locked = true;
    leaveStation();
    m_desk.signOut();
    goTo(m_place);
}

void Session::abandon() {
    m_secondsLeft.reset();
    m_idle.touched(m_now);
    m_language = m_settings.language;
    m_look = {};
    leaveStation();
    goTo(Place::Start);
}

} // namespace rapoint::kiosk_ui
