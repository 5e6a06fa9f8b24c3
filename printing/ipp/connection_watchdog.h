#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace rapoint::printing {

/// Cuts a connection when its time is up. The C library's own time limit restarts with each byte, so that a
/// printer which sends one now and then would hold the station for ever. Own thread, ends with the object.
class ConnectionWatchdog {
public:
    explicit ConnectionWatchdog(std::chrono::steady_clock::time_point deadline);
    ConnectionWatchdog(const ConnectionWatchdog&) = delete;
    ConnectionWatchdog& operator=(const ConnectionWatchdog&) = delete;
    ~ConnectionWatchdog();

    /// This socket is the one to cut from now on; -1: none. Must be called before a socket is closed.
    void watch(int socket);

private:
    void run();

    const std::chrono::steady_clock::time_point m_deadline;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_socket = -1;
    bool m_expired = false;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace rapoint::printing
