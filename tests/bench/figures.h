#pragma once

#include <chrono>
#include <cstdio>

namespace rapoint::bench {

inline double milliseconds(std::chrono::steady_clock::duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

/// Prints each figure with its limit, and knows whether one was missed. One thread.
class Figures {
public:
    void say(const char* what, double value, const char* unit, double limit, bool atLeast = false) {
        const bool holds = atLeast ? value >= limit : value <= limit;
        std::printf("%-44s %8.1f %-4s (%s %.0f)%s\n", what, value, unit, atLeast ? "at least" : "at most", limit,
                    holds ? "" : "  MISSED");
        m_good = m_good && holds;
    }
    /// Something could not be measured.
    void miss() { m_good = false; }
    bool good() const { return m_good; }

private:
    bool m_good = true;
};

} // namespace rapoint::bench
