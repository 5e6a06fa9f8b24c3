#include "kiosk-ui/model/navigation.h"

#include <utility>

namespace rapoint::kiosk_ui {

namespace {

using namespace std::chrono_literals;

/// Alone at a kiosk one is asked after a minute and has half a minute more; a desk locks after five.
IdleWatch idleWatchFor(bool alone, std::chrono::milliseconds idle) {
    const bool set = idle.count() > 0;
    if (!alone)
        return {set ? idle : 5min, 0s};
    return set ? IdleWatch{idle, idle / 2} : IdleWatch{60s, 30s};
}

} // namespace

Navigation::Navigation(bool alone, std::chrono::milliseconds idle)
    : m_alone{alone}
    , m_idle{idleWatchFor(alone, idle)}
    , m_screen{alone ? Screen::SignIn : Screen::Start} {}

void Navigation::signedIn() {
    m_signedIn = true;
    m_locked = false;
    m_idle.touched(m_now);
}

void Navigation::stay() {
    m_secondsLeft.reset();
    m_idle.touched(m_now);
}

void Navigation::touched(IdleWatch::Time now) {
    m_now = now;
    if (!m_locked && !m_secondsLeft)
        m_idle.touched(now);
}

Navigation::Passed Navigation::tick(IdleWatch::Time now) {
    m_now = now;
    const bool nothingToLose = m_alone ? isAt(Screen::Start) || isAt(Screen::SignIn) : !m_signedIn;
    // The station's own work is not interrupted, and nobody has to touch anything while it goes on.
    if (nothingToLose || isAt(Screen::Working))
        m_idle.touched(now);
    const auto state = m_idle.at(now);
    if (state == IdleWatch::State::Over)
        return m_locked ? Passed::Nothing : Passed::Over;
    if (!m_alone)
        return Passed::Nothing;
    const auto left = state == IdleWatch::State::Warning ? std::optional{m_idle.secondsLeft(now)} : std::nullopt;
    return std::exchange(m_secondsLeft, left) != left ? Passed::Counts : Passed::Nothing;
}

} // namespace rapoint::kiosk_ui
