#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace rapoint::bench {

/// Touches the screen as a person does (X test extension), at moments that the window's thread does not choose,
/// and takes the time until it is told of the answer. On a thread and a connection of its own.
class TouchingHand {
public:
    using Clock = std::chrono::steady_clock;

    TouchingHand();
    ~TouchingHand();
    TouchingHand(const TouchingHand&) = delete;
    TouchingHand& operator=(const TouchingHand&) = delete;

    /// Presses here, in pixels of the screen, in a little while.
    void press(int x, int y);
    /// The touch has been answered at this moment.
    void answered(Clock::time_point when);
    bool waits() const; ///< for an answer
    /// From the press of each touch to its answer.
    std::vector<Clock::duration> answers() const;

private:
    struct Place {
        int x;
        int y;
    };
    void run();

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Place> m_next;
    std::optional<Clock::time_point> m_pressed;
    std::vector<Clock::duration> m_answers;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace rapoint::bench
