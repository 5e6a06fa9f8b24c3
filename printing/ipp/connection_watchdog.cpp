#include "printing/ipp/connection_watchdog.h"

#include <sys/socket.h>

namespace rapoint::printing {

ConnectionWatchdog::ConnectionWatchdog(std::chrono::steady_clock::time_point deadline)
    : m_deadline{deadline}
    , m_thread{[this] { run(); }} {}

ConnectionWatchdog::~ConnectionWatchdog() {
    {
        const std::lock_guard lock{m_mutex};
        m_ending = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void ConnectionWatchdog::watch(int socket) {
    const std::lock_guard lock{m_mutex};
    m_socket = socket;
    if (m_expired && m_socket >= 0)
        ::shutdown(m_socket, SHUT_RDWR);
}

void ConnectionWatchdog::run() {
    std::unique_lock lock{m_mutex};
    if (m_changed.wait_until(lock, m_deadline, [this] { return m_ending; }))
        return;
    m_expired = true;
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RDWR);
}

} // namespace rapoint::printing
