#include "kiosk-ui/wx/loop_watch.h"

#include <glib.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>

namespace rapoint::kiosk_ui {

namespace {

using std::chrono::microseconds;
using std::chrono::nanoseconds;

/// What the kernel says of a thread: on the processor, and ready but waiting for one (proc(5), schedstat).
struct Spent {
    nanoseconds wall{};
    nanoseconds working{};
    nanoseconds heldBack{};
};

nanoseconds clockOf(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return std::chrono::seconds{now.tv_sec} + nanoseconds{now.tv_nsec};
}

struct Watched {
    std::FILE* schedule = nullptr;
    std::function<void(microseconds)> tooLong;
    LoopTurns turns;
    Spent begun;
    bool running = false;

    Spent now() const {
        Spent spent{clockOf(CLOCK_MONOTONIC), clockOf(CLOCK_THREAD_CPUTIME_ID), {}};
        unsigned long long working = 0;
        unsigned long long heldBack = 0;
        if (schedule != nullptr && std::fseek(schedule, 0, SEEK_SET) == 0 &&
            std::fscanf(schedule, "%llu %llu", &working, &heldBack) == 2)
            spent.heldBack = nanoseconds{static_cast<nanoseconds::rep>(heldBack)};
        return spent;
    }

    void turnEnds() {
        if (!running)
            return;
        const Spent end = now();
        const nanoseconds wall = end.wall - begun.wall;
        const nanoseconds blocked = wall - (end.working - begun.working) - (end.heldBack - begun.heldBack);
        ++turns.count;
        turns.longest = std::max(turns.longest, std::chrono::duration_cast<microseconds>(wall));
        const auto waited = std::chrono::duration_cast<microseconds>(blocked);
        turns.longestBlocked = std::max(turns.longestBlocked, waited);
        if (waited > LoopWatch::kMaxLength && tooLong)
            tooLong(waited);
    }
};

Watched& watched() {
    static Watched one;
    return one;
}

/// Waiting for events is the loop's business: what is between two waits is a turn.
gint watchedPoll(GPollFD* descriptors, guint count, gint timeout) {
    watched().turnEnds();
    const gint ready = g_poll(descriptors, count, timeout);
    watched().begun = watched().now();
    watched().running = true;
    return ready;
}

} // namespace

LoopWatch::LoopWatch(std::function<void(microseconds)> tooLong) {
    watched().tooLong = std::move(tooLong);
    watched().schedule = std::fopen("/proc/thread-self/schedstat", "re");
    if (watched().schedule != nullptr)
        std::setvbuf(watched().schedule, nullptr, _IONBF, 0);
    g_main_context_set_poll_func(nullptr, &watchedPoll);
}

LoopWatch::~LoopWatch() {
    g_main_context_set_poll_func(nullptr, nullptr);
    if (watched().schedule != nullptr)
        static_cast<void>(std::fclose(watched().schedule));
    watched() = {};
}

LoopTurns LoopWatch::turns() const {
    return watched().turns;
}

void LoopWatch::restart() {
    watched().turns = {};
    watched().running = false;
}

} // namespace rapoint::kiosk_ui
