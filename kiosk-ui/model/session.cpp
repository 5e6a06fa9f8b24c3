// What the station says to the session, and how time passes.
#include "kiosk-ui/model/session.h"

#include "station/base/random.h"

#include <utility>

namespace rapoint::kiosk_ui {

namespace {

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
    , m_desk{desk}
    , m_changed{std::move(changed)}
    , m_setting{.mode = m_settings.mode, .language = m_settings.language, .minutesEast = m_settings.minutesEast}
    , m_navigation{m_setting.alone(), m_settings.idle}
    , m_visit{profile, m_setting, m_pin}
    , m_operator{m_setting, desk}
    , m_holder{desk, m_pin} {}

bool Session::isWiped() const {
    return m_pin.size() == 0 && m_visit.isWiped() && m_holder.isWiped();
}

void Session::goTo(Screen screen) {
    m_navigation.goTo(screen);
    m_navigation.showLanguages(false);
    m_operator.close();
    m_padOrder = orderOfPad(m_setting.switches.shuffledPad);
    m_pin.clear();
    m_signInFault.reset();
    m_changed();
}

void Session::forget() {
    m_visit.forget();
    m_holder.forget();
    if (m_forgotten)
        m_forgotten();
}

void Session::signedIn(Overview overview) {
    m_setting.overview = std::move(overview);
    m_navigation.signedIn();
    if (const auto visit = std::exchange(m_resumed, std::nullopt)) {
        m_desk.resumeVisit(*visit);
        return goTo(Screen::Working);
    }
    goTo(m_navigation.home());
}

void Session::signInFailed(Fault fault) {
    if (!m_navigation.isLocked())
        m_navigation.goTo(Screen::SignIn);
    m_signInFault = std::move(fault);
    m_pin.clear();
    m_changed();
}

void Session::overviewChanged(Overview overview) {
    m_setting.overview = std::move(overview);
    m_changed();
}

void Session::visitBegan(const CaseId& id) {
    m_visit.began(id);
    m_discarding = !m_navigation.isAt(Screen::Working);
}

void Session::stepBegan(const std::string& word) {
    if (m_discarding)
        return;
    m_visit.stepBegan(word);
    if (!m_navigation.isAt(Screen::Camera))
        m_navigation.goTo(Screen::Working);
    m_changed();
}

void Session::asked(Question question, CaseState state, std::vector<ShownPicture> pictures) {
    if (m_discarding)
        return m_desk.reply(PutAside{});
    m_visit.asked(std::move(question), std::move(state), std::move(pictures));
    if (m_setting.alone() && !m_visit.applicantMayAnswer())
        return callOfficer();
    goTo(Screen::Asked);
}

/// The applicant's part ends with this question; an officer finds it open at the desk.
void Session::callOfficer() {
    m_discarding = true;
    m_visit.ended({});
    forget();
    m_desk.reply(PutAside{});
    goTo(Screen::OfficerNext);
}

void Session::cameraOpened() {
    if (m_discarding)
        return m_desk.leaveCamera();
    m_visit.cameraOpened();
    goTo(Screen::Camera);
}

void Session::guided(const std::string& guidance) {
    if (m_visit.guided(guidance) && m_navigation.isAt(Screen::Camera))
        m_changed();
}

void Session::cameraClosed() {
    if (m_navigation.isAt(Screen::Camera))
        goTo(Screen::Working);
}

void Session::ended(VisitEnd end) {
    forget();
    if (std::exchange(m_discarding, false))
        return m_changed();
    const bool byWish = end.kind == VisitEnd::Kind::PutAside && !end.fault;
    const bool waits = end.kind == VisitEnd::Kind::Waiting;
    m_visit.ended(std::move(end));
    if (m_setting.alone() && waits)
        return goTo(Screen::OfficerNext);
    goTo(byWish ? m_navigation.home() : Screen::Ended);
}

void Session::orderDone(OperatorResult result) {
    m_operator.done(std::move(result));
    m_changed();
}

void Session::orderFailed(const Fault& fault) {
    orderDone(noticeOf(fault));
}

void Session::statusFound(std::optional<VisitStatus> status) {
    if (!m_navigation.isAt(Screen::Status))
        return;
    m_holder.statusFound(std::move(status));
    m_changed();
}

void Session::cardActivated() {
    if (m_navigation.isAt(Screen::Working))
        goTo(Screen::Activated);
}

void Session::activationFailed(const Fault& fault) {
    if (!m_navigation.isAt(Screen::Working))
        return;
    m_holder.activationFailed(fault);
    goTo(Screen::Activation);
}

void Session::tick(IdleWatch::Time now) {
    const auto passed = m_navigation.tick(now);
    if (passed == Navigation::Passed::Counts)
        m_changed();
    else if (passed == Navigation::Passed::Over)
        m_setting.alone() ? abandon() : lock();
}

/// What is asked or shown is left; what the station still says about it is not shown.
void Session::leaveScreen() {
    const Screen left = m_navigation.screen();
    m_navigation.goTo(m_navigation.home());
    forget();
    m_discarding = left == Screen::Asked || left == Screen::Camera || left == Screen::Working;
    if (left == Screen::Asked)
        m_desk.reply(PutAside{});
    if (left == Screen::Camera)
        m_desk.leaveCamera();
}

void Session::lock() {
    if (m_navigation.isAt(Screen::Asked) || m_navigation.isAt(Screen::Camera))
        m_resumed = m_visit.id();
    m_navigation.lock();
    leaveScreen();
    m_desk.signOut();
    goTo(m_navigation.screen());
}

void Session::abandon() {
    m_navigation.stay();
    m_setting.language = m_settings.language;
    m_setting.appearance = {};
    leaveScreen();
    goTo(Screen::Start);
}

} // namespace rapoint::kiosk_ui
