#include "printing/ipp/ipp_session.h"

#include "printing/ipp/connection_watchdog.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <cups/cups.h>

namespace rapoint::printing {

namespace {

tl::unexpected<Fault> interrupted(const char* where) {
    return failure(FaultCode::PrinterInterrupted, std::string{"the line to the printer broke while "} + where);
}

int giveUp(http_t*, void*) {
    return 0;
}

} // namespace

IppSession::IppSession(IppTarget target, IppLimits limits, ConnectionWatchdog* watchdog)
    : m_target{std::move(target)}
    , m_limits{limits}
    , m_watchdog{watchdog} {}

IppSession::~IppSession() {
    disconnect();
}

IppMessage IppSession::request(ipp_op_t operation) const {
    IppMessage message{::ippNewRequest(operation)};
    ::ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, m_target.uri.c_str());
    return message;
}

IppMessage IppSession::jobRequest(ipp_op_t operation, int jobId) const {
    IppMessage message = request(operation);
    ::ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", jobId);
    ::ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, "rapoint");
    return message;
}

Result<IppMessage> IppSession::exchange(IppMessage request, ByteView document) {
    RAPOINT_CHECK(connect());
    auto answer = [&]() -> Result<IppMessage> {
        RAPOINT_CHECK(send(request.get(), document));
        return receive();
    }();
    if (!answer)
        disconnect();
    return answer;
}

Result<> IppSession::connect() {
    // httpPost() would reconnect by itself with its own idea of a time limit: it never gets the occasion.
    if (m_connection) {
        const http_status_t last = ::httpGetStatus(m_connection.get());
        if (::httpGetFd(m_connection.get()) >= 0 && last != HTTP_STATUS_ERROR && last < HTTP_STATUS_BAD_REQUEST)
            return {};
        disconnect();
    }
    int cancel = 0;
    m_connection.reset(::httpConnect2(m_target.host.c_str(), m_target.port, nullptr, AF_UNSPEC,
                                      m_target.encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_NEVER, 1,
                                      static_cast<int>(m_limits.connect.count()), &cancel));
    // A refused connection can come back as an object without a socket.
    if (!m_connection || ::httpGetFd(m_connection.get()) < 0) {
        m_connection.reset();
        return failure(FaultCode::PrinterNotFound, m_target.host + ":" + std::to_string(m_target.port));
    }
    if (m_watchdog != nullptr)
        m_watchdog->watch(::httpGetFd(m_connection.get()));
    ::httpSetTimeout(m_connection.get(), static_cast<double>(m_limits.answer.count()) / 1000.0, giveUp, nullptr);
    return checkCertificate();
}

void IppSession::disconnect() {
    if (m_watchdog != nullptr)
        m_watchdog->watch(-1);
    m_connection.reset();
}

Result<Digest> IppSession::certificate() {
    RAPOINT_CHECK(connect());
    cups_array_t* credentials = nullptr;
    std::optional<Digest> digest;
    if (m_target.encrypted && ::httpCopyCredentials(m_connection.get(), &credentials) == 0) {
        if (const auto* first = static_cast<const http_credential_t*>(::cupsArrayFirst(credentials)))
            digest = Digest::of({static_cast<const std::uint8_t*>(first->data), first->datalen});
        ::httpFreeCredentials(credentials);
    }
    if (!digest)
        return failure(FaultCode::PrinterRefused, "the printer shows no certificate");
    return *digest;
}

Result<> IppSession::checkCertificate() {
    if (!m_target.encrypted || m_target.certificateSha256.empty())
        return {};
    RAPOINT_TRY(const Digest expected, Digest::fromHex(m_target.certificateSha256));
    const auto shown = certificate();
    if (shown && *shown == expected)
        return {};
    disconnect();
    return failure(FaultCode::PrinterRefused, "the printer's certificate is not the pinned one");
}

Result<> IppSession::send(ipp_t* request, ByteView document) {
    http_t* http = m_connection.get();
    ::httpClearFields(http);
    ::httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
    // A length rather than chunks: a printer can then tell a cut document from a whole one.
    ::httpSetLength(http, ::ippLength(request) + document.size());
    if (::httpPost(http, m_target.resource.c_str()) != 0)
        return interrupted("sending the request");
    ::ippSetState(request, IPP_STATE_IDLE);
    for (ipp_state_t state = IPP_STATE_IDLE; state != IPP_STATE_DATA;) {
        state = ::ippWrite(http, request);
        if (state == IPP_STATE_ERROR)
            return interrupted("sending the request");
    }
    constexpr std::size_t kPiece = 16 * 1024;
    for (std::size_t sent = 0; sent < document.size();) {
        const ByteView piece = document.subspan(sent, std::min(kPiece, document.size() - sent));
        const auto written = ::httpWrite2(http, reinterpret_cast<const char*>(piece.data()), piece.size());
        if (written <= 0)
            return interrupted("sending the document");
        sent += static_cast<std::size_t>(written);
    }
    if (::httpFlushWrite(http) < 0)
        return interrupted("sending the document");
    return {};
}

Result<IppMessage> IppSession::receive() {
    http_t* http = m_connection.get();
    http_status_t status = HTTP_STATUS_CONTINUE;
    while (status == HTTP_STATUS_CONTINUE)
        status = ::httpUpdate(http);
    if (status == HTTP_STATUS_ERROR)
        return interrupted("waiting for the answer");
    if (status != HTTP_STATUS_OK)
        return failure(FaultCode::PrinterInterrupted,
                       "the printer answers HTTP status " + std::to_string(static_cast<int>(status)));
    IppMessage answer{::ippNew()};
    for (ipp_state_t state = IPP_STATE_IDLE; state != IPP_STATE_DATA;) {
        state = ::ippRead(http, answer.get());
        if (state == IPP_STATE_ERROR)
            return failure(FaultCode::PrinterInterrupted, "the printer's answer cannot be read");
    }
    ::httpFlush(http);
    return answer;
}

} // namespace rapoint::printing
