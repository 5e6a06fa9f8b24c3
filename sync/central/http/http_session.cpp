#include "sync/central/http/http_session.h"

#include "station/base/closed_memory.h"
#include "station/base/secret.h"

#include <boost/asio/dispatch.hpp>

namespace rapoint::sync {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

constexpr std::uint32_t kHeadLimit = 16384;

std::string onlyValue(const http::fields& fields, beast::string_view name, bool& sound) {
    const auto [first, last] = fields.equal_range(name);
    if (first == last)
        return {};
    sound = sound && std::next(first) == last;
    const beast::string_view value = first->value();
    return {value.data(), value.size()};
}

std::string textFrom(beast::string_view text) {
    return {text.data(), text.size()};
}

} // namespace

HttpSession::HttpSession(asio::ip::tcp::socket socket, asio::ssl::context& tls, SharedByListener& shared,
                         asio::ip::address address)
    : m_stream{beast::tcp_stream{std::move(socket)}, tls}
    , m_shared{shared}
    , m_address{std::move(address)} {}

void HttpSession::start() {
    limitTo(m_shared.limits.handshake);
    m_stream.async_handshake(asio::ssl::stream_base::server,
                             [self = shared_from_this()](Code error) { self->onHandshake(error); });
}

void HttpSession::end() {
    beast::get_lowest_layer(m_stream).close();
}

void HttpSession::endIfIdle() {
    if (m_phase == SessionPhase::Waiting)
        beast::get_lowest_layer(m_stream).cancel();
}

void HttpSession::makeRoom() {
    m_makesRoom = true;
    asio::dispatch(executor(), [self = shared_from_this()] {
        if (self->m_phase == SessionPhase::Busy)
            self->m_makesRoom = false;
        else
            self->end();
    });
}

void HttpSession::enter(SessionPhase phase) {
    m_since = std::chrono::steady_clock::now();
    m_phase = phase;
}

void HttpSession::limitTo(std::chrono::milliseconds time) {
    beast::get_lowest_layer(m_stream).expires_after(time);
}

void HttpSession::onHandshake(Code error) {
    if (error)
        return;
    X509* certificate = SSL_get_peer_certificate(m_stream.native_handle());
    if (certificate == nullptr && m_shared.routes.forStations())
        return;
    if (certificate != nullptr)
        m_peer = peerOf(certificate);
    X509_free(certificate);
    m_shared.admit(shared_from_this());
}

void HttpSession::readHead() {
    enter(SessionPhase::Waiting);
    if (m_shared.stopping)
        return close();
    m_parser.emplace();
    m_parser->header_limit(kHeadLimit);
    m_parser->body_limit(ServedRoutes::kMaxBodySize); // until the head says what it is
    limitTo(m_shared.limits.idle);
    http::async_read_header(m_stream, m_buffer, *m_parser,
                            [self = shared_from_this()](Code error, std::size_t) { self->onHead(error); });
}

void HttpSession::onHead(Code error) {
    enter(SessionPhase::Transfer);
    if (error == http::error::body_limit)
        return refuse(Status::payload_too_large);
    if (error)
        return error == http::error::end_of_stream ? close() : void();
    const auto& head = m_parser->get();
    const std::size_t limit = m_shared.routes.bodyLimit(textFrom(head.method_string()), textFrom(head.target()));
    if (const auto length = m_parser->content_length(); length && *length > limit)
        return refuse(Status::payload_too_large);
    m_parser->body_limit(limit);
    limitTo(m_shared.limits.request);
    http::async_read(m_stream, m_buffer, *m_parser,
                     [self = shared_from_this()](Code readError, std::size_t) { self->onBody(readError); });
}

void HttpSession::onBody(Code error) {
    if (error == http::error::body_limit)
        return refuse(Status::payload_too_large);
    if (error)
        return;
    enter(SessionPhase::Busy);
    auto message = m_parser->release();
    bool sound = true;
    ServedRequest request{textFrom(message.method_string()),
                          textFrom(message.target()),
                          onlyValue(message, "Upload-Offset", sound),
                          onlyValue(message, "Upload-Length", sound),
                          onlyValue(message, "Repr-Digest", sound),
                          onlyValue(message, "Content-Type", sound),
                          std::move(message.body()),
                          m_peer};
    if (!sound)
        return refuse(Status::bad_request);
    try {
        ServedAnswer answer = m_shared.routes.answer(request);
        wipe(request.body);
        m_aboutSecret = answer.aboutSecret;
        const bool keepAlive = message.keep_alive() && !m_aboutSecret;
        respond(std::move(answer), message.method() == http::verb::head, keepAlive);
        if (m_aboutSecret)
            wipeStack();
    } catch (const std::exception&) {
        refuse(Status::internal_server_error);
    }
}

void HttpSession::refuse(Status status) {
    respond({static_cast<unsigned>(status), {}, {}, {}}, false, false);
}

void HttpSession::respond(ServedAnswer answer, bool headOnly, bool keepAlive) {
    enter(SessionPhase::Transfer);
    m_response = {};
    m_response.version(11);
    m_response.result(answer.status);
    m_response.set(http::field::cache_control, "no-store");
    if (!answer.contentType.empty())
        m_response.set(http::field::content_type, answer.contentType);
    for (const auto& [name, value] : answer.headers)
        m_response.set(name, value);
    m_response.keep_alive(keepAlive && !m_shared.stopping);
    m_response.body() = std::move(answer.body);
    m_response.prepare_payload();
    if (headOnly)
        m_response.body().clear();
    limitTo(m_shared.limits.request);
    http::async_write(m_stream, m_response, [self = shared_from_this()](Code error, std::size_t) {
        wipe(self->m_response.body());
        if (self->m_aboutSecret)
            wipeStack();
        if (error)
            return;
        if (self->m_response.keep_alive())
            self->readHead();
        else
            self->close();
    });
}

void HttpSession::close() {
    limitTo(m_shared.limits.handshake);
    m_stream.async_shutdown([self = shared_from_this()](Code) {});
}

} // namespace rapoint::sync
