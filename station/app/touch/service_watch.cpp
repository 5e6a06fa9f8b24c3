#include "station/app/touch/service_watch.h"

#include "station/base/descriptor.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>

namespace rapoint::app {

ServiceWatch::ServiceWatch() {
    if (const char* const path = std::getenv("NOTIFY_SOCKET")) // NOLINT(concurrency-mt-unsafe): before any thread
        m_socket = path;
    // A name longer than an address can hold is ignored.
    if (m_socket.size() >= sizeof(sockaddr_un::sun_path))
        m_socket.clear();
}

void ServiceWatch::alive() const {
    if (m_socket.empty())
        return;
    const Descriptor descriptor{::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
    if (!descriptor)
        return;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, m_socket.data(), m_socket.size());
    if (m_socket.front() == '@') // Linux's abstract namespace
        address.sun_path[0] = '\0';
    constexpr char kMessage[] = "WATCHDOG=1";
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + m_socket.size());
    // Lost if the manager's queue is full; the next one comes soon.
    static_cast<void>(::sendto(descriptor.get(), kMessage, sizeof kMessage - 1, MSG_NOSIGNAL,
                               reinterpret_cast<const sockaddr*>(&address), length));
}

} // namespace rapoint::app
