#pragma once

#include "station/base/descriptor.h"

#include <deque>
#include <functional>
#include <mutex>

namespace rapoint::kiosk_ui {

/// Work of other threads for the window's thread. The toolkit's own way holds the lock of the loop while it wakes
/// the loop: the window then runs at once, in place of the modest thread that woke it, and waits for the lock that
/// this one still has. Here nothing is held while the window is woken. Made and destroyed on the window's thread,
/// which does what is put in order.
class Mailbox {
public:
    Mailbox();
    ~Mailbox();
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;

    /// From any thread.
    void put(std::function<void()> work);

private:
    void open();

    Descriptor m_bell;
    unsigned m_source = 0;
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_work;
};

} // namespace rapoint::kiosk_ui
