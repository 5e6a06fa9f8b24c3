#pragma once

#include <chrono>
#include <cstddef>
#include <functional>

namespace rapoint::kiosk_ui {

/// How long single turns of the toolkit's loop took its thread.
struct LoopTurns {
    std::size_t count = 0;
    std::chrono::microseconds longest{};        ///< at work, waiting or held back by others
    std::chrono::microseconds longestBlocked{}; ///< waiting for something: not at work, and not for the processor
};

/// Watches the toolkit's loop from inside: the thread of the user interface may work, but never waits for anything
/// but events. One per process, from the user interface's thread.
class LoopWatch {
public:
    /// Longest time that a turn may be blocked.
    static constexpr std::chrono::milliseconds kMaxLength{16};

    /// `tooLong` is told of each turn that was blocked for too long.
    explicit LoopWatch(std::function<void(std::chrono::microseconds)> tooLong);
    ~LoopWatch();
    LoopWatch(const LoopWatch&) = delete;
    LoopWatch& operator=(const LoopWatch&) = delete;

    LoopTurns turns() const;
    void restart();
};

} // namespace rapoint::kiosk_ui
