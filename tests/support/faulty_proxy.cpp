#include "tests/support/faulty_proxy.h"

#include "tests/support/send_all.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace rapoint::test {

namespace {

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int connectTo(std::uint16_t port) {
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return server;
    ::close(server);
    return -1;
}

/// One direction; false when it is over. Carries at most up to `limit` bytes in all.
bool carryOnce(int from, int to, std::size_t& carried, std::optional<std::size_t> limit) {
    std::array<char, 16384> buffer{};
    const std::size_t room = limit ? std::min(buffer.size(), *limit - carried) : buffer.size();
    const ssize_t got = ::recv(from, buffer.data(), room, 0);
    if (got <= 0 || !sendAll(to, {buffer.data(), static_cast<std::size_t>(got)}))
        return false;
    carried += static_cast<std::size_t>(got);
    return !limit || carried < *limit;
}

} // namespace

FaultyProxy::FaultyProxy(std::uint16_t server)
    : m_server{server} {
    m_fault.connections = 0;
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (m_listener < 0 || ::pipe(m_wake) != 0 ||
        ::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
        ::listen(m_listener, 16) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error{"the proxy does not listen"};
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread{[this] { acceptLines(); }};
}

FaultyProxy::~FaultyProxy() {
    ::close(m_wake[1]); // everybody polls the other end
    m_acceptor.join();
    for (std::thread& line : m_lines)
        line.join();
    ::close(m_wake[0]);
    ::close(m_listener);
}

void FaultyProxy::spoil(const LineFault& fault) {
    const std::lock_guard lock{m_mutex};
    m_fault = fault;
}

void FaultyProxy::acceptLines() {
    for (;;) {
        std::array<pollfd, 2> waiting{pollfd{m_listener, POLLIN, 0}, pollfd{m_wake[0], POLLIN, 0}};
        ::poll(waiting.data(), waiting.size(), -1);
        if (waiting[1].revents != 0)
            return;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            continue;
        ++m_accepted;
        LineFault fault;
        {
            const std::lock_guard lock{m_mutex};
            if (m_fault.connections > 0) {
                --m_fault.connections;
                fault = m_fault;
            }
        }
        m_lines.emplace_back([this, client, fault] { carry(client, fault); });
    }
}

void FaultyProxy::carry(int client, LineFault fault) {
    if (!fault.garbage.empty()) {
        sendAll(client, {reinterpret_cast<const char*>(fault.garbage.data()), fault.garbage.size()});
        ::shutdown(client, SHUT_WR);
    }
    const int server = fault.garbage.empty() ? connectTo(m_server) : -1;
    std::size_t up = 0;
    std::size_t down = 0;
    while (server >= 0) {
        const bool stalled = fault.stallAfter && up >= *fault.stallAfter;
        const short wanted = stalled ? 0 : POLLIN;
        std::array<pollfd, 3> waiting{pollfd{client, wanted, 0}, pollfd{server, wanted, 0},
                                      pollfd{m_wake[0], POLLIN, 0}};
        ::poll(waiting.data(), waiting.size(), -1);
        if (waiting[2].revents != 0)
            break;
        const std::size_t before = up;
        bool open = true;
        if (waiting[0].revents != 0)
            open = carryOnce(client, server, up, fault.stallAfter ? fault.stallAfter : fault.cutUpAfter) ||
                   (fault.stallAfter && up >= *fault.stallAfter);
        if (open && waiting[1].revents != 0)
            open = carryOnce(server, client, down, fault.cutDownAfter);
        m_up += up - before;
        if (!open)
            break;
    }
    if (server >= 0)
        ::close(server);
    ::close(client);
}

} // namespace rapoint::test
