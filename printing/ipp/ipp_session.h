#pragma once

#include "printing/ipp/ipp_message.h"
#include "printing/ipp/ipp_target.h"
#include "station/base/bytes.h"
#include "station/base/digest.h"
#include "station/base/result.h"

#include <chrono>
#include <memory>

#include <cups/http.h>

namespace rapoint::printing {

class ConnectionWatchdog;

/// One conversation with a printer over HTTP (RFC 8010), without a queue in between. Each request goes out once:
/// libcups' own request functions reconnect and repeat, which for a document means a second print. One thread.
class IppSession {
public:
    /// The watchdog (may be null) cuts the connection at its deadline; it outlives the session.
    IppSession(IppTarget target, IppLimits limits, ConnectionWatchdog* watchdog = nullptr);
    IppSession(const IppSession&) = delete;
    IppSession& operator=(const IppSession&) = delete;
    ~IppSession();

    /// A request with charset, language and printer-uri filled in (RFC 8011 §4.1.4).
    IppMessage request(ipp_op_t operation) const;
    /// As request(), with the job it is about.
    IppMessage jobRequest(ipp_op_t operation, int jobId) const;
    /// Sends the request and the document behind it and takes the answer, whatever its status is.
    /// printer-not-found: no connection, nothing was sent. printer-interrupted: anything after that.
    Result<IppMessage> exchange(IppMessage request, ByteView document = {});

    /// The SHA-256 of the certificate that the printer shows, DER; printer-refused if it shows no certificate.
    Result<Digest> certificate();

    const IppTarget& target() const { return m_target; }
    const IppLimits& limits() const { return m_limits; }
    bool watched() const { return m_watchdog != nullptr; }

private:
    struct HttpClose {
        void operator()(http_t* connection) const { ::httpClose(connection); }
    };

    Result<> connect();
    void disconnect();
    Result<> checkCertificate();
    Result<> send(ipp_t* request, ByteView document);
    Result<IppMessage> receive();

    IppTarget m_target;
    IppLimits m_limits;
    ConnectionWatchdog* m_watchdog;
    std::unique_ptr<http_t, HttpClose> m_connection;
};

} // namespace rapoint::printing
