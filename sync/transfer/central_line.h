#pragma once

#include "station/ports/keys.h"
#include "sync/transfer/http_answer.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace rapoint::sync {

/// Where the central is and what proves that it is the central.
struct CentralEndpoint {
    std::string host;
    std::uint16_t port = 0;
    Bytes serverCertificate;  ///< DER; the TLS peer must show exactly this one
    Bytes receiptCertificate; ///< DER; who signs receipts
};

/// How long the station waits and how much it sends at once.
struct TransferLimits {
    std::chrono::milliseconds connect{5000};
    std::chrono::milliseconds stalled{15000}; ///< no byte in either direction
    std::chrono::milliseconds request{300000};
    std::size_t chunk = 512 * 1024;
    int repairs = 8; ///< broken lines and corrected offsets that one delivery gets over
};

/// One request. `path` starts with a slash; `body` outlives the call.
struct HttpRequest {
    std::string method;
    std::string path;
    std::vector<std::string> headers;
    ByteView body;
    std::size_t answerLimit = 64 * 1024;
    std::function<void(std::size_t)> sent; ///< bytes of the body so far; may be empty
};

/// A TLS 1.3 connection (RFC 8446) to the pinned central with the key as client, kept open between requests and
/// opened again when it broke. Owned by CentralClient; one thread at a time; the key must outlive it.
class CentralLine {
public:
    CentralLine(CentralEndpoint endpoint, SigningKey& key, TransferLimits limits);
    ~CentralLine();

    /// The answer, whatever its status. central-unreachable (not there, or the line broke), central-slow,
    /// central-untrusted (another certificate), central-refused (our certificate is not accepted),
    /// central-garbage (no TLS, no HTTP, too large); the key's own fault if it did not sign.
    Result<HttpAnswer> exchange(const HttpRequest& request);
    /// Whether the last exchange failed because an established line was cut: what was sent may have arrived.
    bool broke() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace rapoint::sync
