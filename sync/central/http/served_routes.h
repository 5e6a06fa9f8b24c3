#pragma once

#include "station/base/bytes.h"
#include "sync/central/http/served_answer.h"
#include "sync/central/pki/peer.h"

#include <string>
#include <string_view>

namespace rapoint::sync {

/// A request as the routes see it; header values as they came, empty when absent.
struct ServedRequest {
    std::string method;
    std::string target;
    std::string uploadOffset;
    std::string uploadLength;
    std::string reprDigest;
    std::string contentType;
    Bytes body;
    Peer peer; ///< empty for somebody without a certificate
};

/// What a listener of the central answers, and to whom. Knows nothing of sockets. Called from several threads.
class ServedRoutes {
public:
    /// Bytes of the largest body that any request may have.
    static constexpr std::size_t kMaxBodySize = 4U << 20;

    virtual ~ServedRoutes() = default;
    virtual ServedAnswer answer(const ServedRequest& request) = 0;
    /// The largest body that this request may have, in bytes.
    virtual std::size_t bodyLimit(std::string_view method, std::string_view target) const = 0;
    /// Whether a client needs a station's certificate.
    virtual bool forStations() const = 0;
};

} // namespace rapoint::sync
