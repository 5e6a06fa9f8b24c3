#pragma once

#include "station/base/result.h"
#include "sync/central/http/served_routes.h"
#include "sync/central/pki/central_keys.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace rapoint::sync {

/// How much the server gives to one peer, and to all. Where a limit is reached, the connection that has waited
/// longest for its client makes room for the new one: who only holds connections keeps nobody out.
struct ServerLimits {
    std::chrono::milliseconds handshake{10000};
    std::chrono::milliseconds idle{60000};    ///< between requests, and for a request's head
    std::chrono::milliseconds request{60000}; ///< a request's body, or its answer
    std::size_t connections = 256;            ///< after their handshake
    std::size_t handshakes = 128;             ///< before it, in a budget of their own
    std::size_t perAddress = 64;              ///< of either kind, from one IP address
    int threads = 2;
};

/// A listener of the central: HTTP/1.1 over TLS 1.3, for stations that the officers' authority enrolled or, where
/// the routes are for holders, for anybody. It has its own threads from start to stop; keys and routes outlive it.
class CentralServer {
public:
    /// Listens when it returns. `port` 0 takes a free one. configuration-invalid if the address is invalid or
    /// already in use.
    static Result<std::unique_ptr<CentralServer>> start(const CentralKeys& keys, ServedRoutes& routes,
                                                        const std::string& host, std::uint16_t port,
                                                        ServerLimits limits = {});
    /// Stops as stop() does.
    ~CentralServer();

    std::uint16_t port() const;
    /// Takes no new connections, lets running requests end (at most the request limit), and waits for the threads.
    void stop();

private:
    struct State;
    explicit CentralServer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace rapoint::sync
