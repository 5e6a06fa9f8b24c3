#include "kiosk-ui/wx/mailbox.h"

#include <glib-unix.h>

#include <cstdint>
#include <utility>

#include <sys/eventfd.h>
#include <unistd.h>

namespace rapoint::kiosk_ui {

// After what a person does, before the page is painted.
Mailbox::Mailbox()
    : m_bell{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)}
    , m_source{g_unix_fd_add_full(
          G_PRIORITY_HIGH_IDLE, m_bell.get(), G_IO_IN,
          [](gint, GIOCondition, gpointer self) -> gboolean {
              static_cast<Mailbox*>(self)->open();
              return G_SOURCE_CONTINUE;
          },
          this, nullptr)} {}

Mailbox::~Mailbox() {
    g_source_remove(m_source);
}

void Mailbox::put(std::function<void()> work) {
    {
        const std::lock_guard lock{m_mutex};
        m_work.push_back(std::move(work));
    }
    const std::uint64_t once = 1;
    // A bell that cannot be rung has been rung 2^64 times and not been heard: the window will look anyway.
    [[maybe_unused]] const auto written = ::write(m_bell.get(), &once, sizeof once);
}

void Mailbox::open() {
    std::uint64_t rung = 0;
    [[maybe_unused]] const auto read = ::read(m_bell.get(), &rung, sizeof rung);
    std::deque<std::function<void()>> work;
    {
        const std::lock_guard lock{m_mutex};
        work.swap(m_work);
    }
    for (; !work.empty(); work.pop_front())
        work.front()();
}

} // namespace rapoint::kiosk_ui
