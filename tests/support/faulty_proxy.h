#pragma once

#include "station/base/bytes.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace rapoint::test {

/// What goes wrong on a line. Bytes are counted per connection, below TLS.
struct LineFault {
    std::optional<std::size_t> cutUpAfter{};   ///< client to server: closed both ways after so many bytes
    std::optional<std::size_t> cutDownAfter{}; ///< server to client
    std::optional<std::size_t> stallAfter{};   ///< open, but nothing moves any more, counted client to server
    Bytes garbage{};                           ///< sent to the client instead of connecting it to the server
    int connections = 1;                       ///< how many connections have the fault; the next ones are sound
};

/// A TCP relay on a free loopback port in front of a server, which spoils the lines it is told to. Has its own
/// threads until it goes.
class FaultyProxy {
public:
    explicit FaultyProxy(std::uint16_t server);
    ~FaultyProxy();
    FaultyProxy(const FaultyProxy&) = delete;
    FaultyProxy& operator=(const FaultyProxy&) = delete;

    std::uint16_t port() const { return m_port; }
    void spoil(const LineFault& fault);
    /// Bytes that sound and spoilt lines carried from clients to the server.
    std::size_t carriedUp() const { return m_up; }
    int accepted() const { return m_accepted; }

private:
    void acceptLines();
    void carry(int client, LineFault fault);

    std::uint16_t m_server;
    std::uint16_t m_port = 0;
    int m_listener = -1;
    int m_wake[2] = {-1, -1};
    std::atomic<std::size_t> m_up{0};
    std::atomic<int> m_accepted{0};
    std::mutex m_mutex;
    LineFault m_fault{};
    std::vector<std::thread> m_lines;
    std::thread m_acceptor;
};

} // namespace rapoint::test
