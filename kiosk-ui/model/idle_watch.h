#pragma once

#include <chrono>

namespace rapoint::kiosk_ui {

/// Reports that nobody has touched the station for too long. Time comes in as an event: nothing here waits.
class IdleWatch {
public:
    using Time = std::chrono::milliseconds; ///< since any fixed moment

    enum class State { Active, Warning, Over };

    /// Warning after `quiet`, over after `grace` more; without grace there is no warning.
    IdleWatch(Time quiet, Time grace)
        : m_quiet{quiet}
        , m_grace{grace} {}

    /// Somebody is there; may be said without limit (WCAG 2.2.1).
    void touched(Time now) { m_touched = now; }
    State at(Time now) const {
        const Time since = now - m_touched;
        return since < m_quiet ? State::Active : since < m_quiet + m_grace ? State::Warning : State::Over;
    }
    /// Whole seconds until it is over, rounded up.
    long secondsLeft(Time now) const {
        const Time left = m_touched + m_quiet + m_grace - now;
        return left.count() <= 0 ? 0 : static_cast<long>((left.count() + 999) / 1000);
    }

private:
    Time m_quiet;
    Time m_grace;
    Time m_touched{};
};

} // namespace rapoint::kiosk_ui
