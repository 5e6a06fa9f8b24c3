#include "tests/bench/touching_hand.h"

#include <memory>
#include <random>
#include <utility>

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

namespace rapoint::bench {

namespace {

constexpr unsigned kFinger = 1; // the first button

} // namespace

TouchingHand::TouchingHand()
    : m_thread{[this] { run(); }} {}

TouchingHand::~TouchingHand() {
    {
        const std::lock_guard lock{m_mutex};
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void TouchingHand::press(int x, int y) {
    {
        const std::lock_guard lock{m_mutex};
        m_next = Place{x, y};
    }
    m_changed.notify_all();
}

void TouchingHand::answered(Clock::time_point when) {
    const std::lock_guard lock{m_mutex};
    if (m_pressed)
        m_answers.push_back(when - *std::exchange(m_pressed, std::nullopt));
}

bool TouchingHand::waits() const {
    const std::lock_guard lock{m_mutex};
    return m_next || m_pressed;
}

std::vector<TouchingHand::Clock::duration> TouchingHand::answers() const {
    const std::lock_guard lock{m_mutex};
    return m_answers;
}

void TouchingHand::run() {
    const std::unique_ptr<Display, decltype(&XCloseDisplay)> screen{XOpenDisplay(nullptr), &XCloseDisplay};
    std::minstd_rand dice{1};
    std::uniform_int_distribution<int> pause{30, 110}; // ms
    std::unique_lock lock{m_mutex};
    while (screen) {
        m_changed.wait(lock, [&] { return m_stopping || m_next; });
        if (m_changed.wait_for(lock, std::chrono::milliseconds{pause(dice)}, [&] { return m_stopping; }))
            return;
        const Place place = *m_next;
        XTestFakeMotionEvent(screen.get(), -1, place.x, place.y, CurrentTime);
        XTestFakeButtonEvent(screen.get(), kFinger, True, CurrentTime);
        XTestFakeButtonEvent(screen.get(), kFinger, False, CurrentTime);
        m_next.reset();
        m_pressed = Clock::now();
        XFlush(screen.get());
    }
}

} // namespace rapoint::bench
