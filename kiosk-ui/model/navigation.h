#pragma once

#include "kiosk-ui/model/idle_watch.h"

#include <chrono>
#include <optional>

namespace rapoint::kiosk_ui {

/// The page that lies under the operator's pages and the list of languages.
enum class Screen {
    Start,
    SignIn,
    WorkList,
    Working,
    Asked,
    Camera,
    Ended,
    OfficerNext,
    Status,
    Activation,
    Activated
};

/// Where the person at the station is, and whether anybody is there: signed in, locked, idle. Owned by the
/// session; time comes in as an event.
class Navigation {
public:
    /// `alone`: an applicant at a kiosk. `idle`: how long nobody may touch anything; zero: a minute alone, five at
    /// a desk.
    Navigation(bool alone, std::chrono::milliseconds idle);

    Screen screen() const { return m_screen; }
    bool isAt(Screen screen) const { return m_screen == screen; }
    void goTo(Screen screen) { m_screen = screen; }
    /// Where an applicant begins, or an officer chooses what to do.
    Screen home() const { return m_alone ? Screen::Start : Screen::WorkList; }

    bool showsLanguages() const { return m_showsLanguages; }
    void showLanguages(bool shown) { m_showsLanguages = shown; }

    bool isSignedIn() const { return m_signedIn; }
    bool isLocked() const { return m_locked; }
    void signedIn();
    void signOut() { m_signedIn = false; }
    void lock() { m_locked = true; }

    /// While the applicant is asked whether somebody is there; seconds until the session ends.
    const std::optional<long>& secondsLeft() const { return m_secondsLeft; }
    /// Somebody is there.
    void stay();
    void touched(IdleWatch::Time now);
    /// What the time that has passed comes to.
    enum class Passed { Nothing, Counts, Over };
    Passed tick(IdleWatch::Time now);

private:
    bool m_alone;
    IdleWatch m_idle;
    IdleWatch::Time m_now{};
    std::optional<long> m_secondsLeft;
    Screen m_screen;
    bool m_showsLanguages = false;
    bool m_signedIn = false;
    bool m_locked = false;
};

} // namespace rapoint::kiosk_ui
