#include "sync/central/http/central_server.h"

#include "station/base/closed_memory.h"
#include "station/base/secret.h"
#include "sync/central/http/server_tls.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <atomic>
#include <optional>
#include <set>
#include <thread>

namespace rapoint::sync {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace ssl = asio::ssl;
using tcp = asio::ip::tcp;
using Code = beast::error_code;
using Body = http::vector_body<std::uint8_t>;
using Parser = http::request_parser<Body>;

constexpr std::uint32_t kHeadLimit = 16384;

/// What the sessions share. Lives until the last of them is gone.
struct Shared {
    ServedRoutes& routes;
    ServerLimits limits;
    std::atomic<std::size_t> connections{0};
    std::atomic<bool> stopping{false};
};

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

/// One connection: handshake, then request after request until the peer goes, breaks a limit, or the server stops.
/// All its calls run on one strand.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket socket, ssl::context& tls, Shared& shared)
        : m_stream{beast::tcp_stream{std::move(socket)}, tls}
        , m_shared{shared} {
        ++m_shared.connections;
    }
    ~Session() { --m_shared.connections; }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start() {
        limitTo(m_shared.limits.handshake);
        m_stream.async_handshake(ssl::stream_base::server,
                                 [self = shared_from_this()](Code error) { self->onHandshake(error); });
    }

    /// On the strand: a connection that waits for its next request ends now, a busy one after its answer.
    void endIfIdle() {
        if (!m_busy)
            beast::get_lowest_layer(m_stream).cancel();
    }

    auto executor() { return m_stream.get_executor(); }

private:
    void limitTo(std::chrono::milliseconds time) { beast::get_lowest_layer(m_stream).expires_after(time); }

    void onHandshake(Code error) {
        if (error)
            return;
        X509* certificate = SSL_get_peer_certificate(m_stream.native_handle());
        if (certificate == nullptr && m_shared.routes.forStations())
            return;
        if (certificate != nullptr)
            m_peer = peerOf(certificate);
        X509_free(certificate);
        readHead();
    }

    void readHead() {
        m_busy = false;
        if (m_shared.stopping)
            return close();
        m_parser.emplace();
        m_parser->header_limit(kHeadLimit);
        m_parser->body_limit(ServedRoutes::kMaxBodySize); // until the head says what it is
        limitTo(m_shared.limits.idle);
        http::async_read_header(m_stream, m_buffer, *m_parser,
                                [self = shared_from_this()](Code error, std::size_t) { self->onHead(error); });
    }

    void onHead(Code error) {
        m_busy = true;
        if (error == http::error::body_limit)
            return refuse(http::status::payload_too_large);
        if (error)
            return error == http::error::end_of_stream ? close() : void();
        const auto& head = m_parser->get();
        const std::size_t limit =
            m_shared.routes.bodyLimit(textFrom(head.method_string()), textFrom(head.target()));
        if (const auto length = m_parser->content_length(); length && *length > limit)
            return refuse(http::status::payload_too_large);
        m_parser->body_limit(limit);
        limitTo(m_shared.limits.request);
        http::async_read(m_stream, m_buffer, *m_parser,
                         [self = shared_from_this()](Code readError, std::size_t) { self->onBody(readError); });
    }

    void onBody(Code error) {
        if (error == http::error::body_limit)
            return refuse(http::status::payload_too_large);
        if (error)
            return;
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
            return refuse(http::status::bad_request);
        try {
            ServedAnswer answer = m_shared.routes.answer(request);
            wipe(request.body);
            m_aboutSecret = answer.aboutSecret;
            const bool keepAlive = message.keep_alive() && !m_aboutSecret;
            respond(std::move(answer), message.method() == http::verb::head, keepAlive);
            if (m_aboutSecret)
                wipeStack();
        } catch (const std::exception&) {
            refuse(http::status::internal_server_error);
        }
    }

    void refuse(http::status status) { respond({static_cast<unsigned>(status), {}, {}, {}}, false, false); }

    void respond(ServedAnswer answer, bool headOnly, bool keepAlive) {
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

    void close() {
        limitTo(m_shared.limits.handshake);
        m_stream.async_shutdown([self = shared_from_this()](Code) {});
    }

    beast::ssl_stream<beast::tcp_stream> m_stream;
    beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    http::response<Body> m_response;
    Shared& m_shared;
    Peer m_peer;
    bool m_busy = true;
    bool m_aboutSecret = false; ///< the last request; the buffers of a connection are wiped as it ends
};

} // namespace

struct CentralServer::State {
    ssl::context tls{ssl::context::tls_server};
    Shared shared;
    asio::io_context io;
    tcp::acceptor acceptor{asio::make_strand(io)};
    std::vector<std::thread> threads;
    std::vector<std::weak_ptr<Session>> sessions; // touched on the acceptor's strand only
    std::uint16_t port = 0;

    State(ServedRoutes& routes, ServerLimits limits)
        : shared{routes, limits} {}

    Result<> listen(const std::string& host, std::uint16_t wanted);
    void accept();
    void onSocket(tcp::socket socket);
};

Result<> CentralServer::State::listen(const std::string& host, std::uint16_t wanted) {
    Code error;
    const auto invalid = [&] {
        return failure(FaultCode::ConfigurationInvalid, "the address to listen on: " + error.message());
    };
    tcp::resolver resolver{io};
    const auto found = resolver.resolve(host, std::to_string(wanted), tcp::resolver::passive, error);
    if (error || found.empty())
        return invalid();
    const tcp::endpoint endpoint = found.begin()->endpoint();
    if (acceptor.open(endpoint.protocol(), error))
        return invalid();
    if (acceptor.set_option(asio::socket_base::reuse_address{true}, error))
        return invalid();
    if (acceptor.bind(endpoint, error))
        return invalid();
    if (acceptor.listen(asio::socket_base::max_listen_connections, error))
        return invalid();
    port = acceptor.local_endpoint(error).port();
    return {};
}

void CentralServer::State::accept() {
    acceptor.async_accept(asio::make_strand(io), [this](Code error, tcp::socket socket) {
        if (shared.stopping || error == asio::error::operation_aborted)
            return;
        if (!error)
            onSocket(std::move(socket));
        accept();
    });
}

void CentralServer::State::onSocket(tcp::socket socket) {
    std::erase_if(sessions, [](const auto& session) { return session.expired(); });
    // Above the limit the socket is closed right away: the station comes again.
    if (shared.connections >= shared.limits.connections)
        return;
    Code ignored;
    socket.set_option(tcp::no_delay{true}, ignored);
    const auto session = std::make_shared<Session>(std::move(socket), tls, shared);
    sessions.push_back(session);
    asio::dispatch(session->executor(), [session] { session->start(); });
}

CentralServer::CentralServer(std::unique_ptr<State> state)
    : m_state{std::move(state)} {}

CentralServer::~CentralServer() {
    stop();
}

Result<std::unique_ptr<CentralServer>> CentralServer::start(const CentralKeys& keys, ServedRoutes& routes,
                                                            const std::string& host, std::uint16_t port,
                                                            ServerLimits limits) {
    try {
        auto state = std::make_unique<State>(routes, limits);
        RAPOINT_CHECK(prepareServerTls(state->tls.native_handle(), keys, routes.forStations()));
        RAPOINT_CHECK(state->listen(host, port));
        asio::dispatch(state->acceptor.get_executor(), [raw = state.get()] { raw->accept(); });
        for (int i = 0; i < limits.threads; ++i)
            state->threads.emplace_back([raw = state.get()] { raw->io.run(); });
        return std::unique_ptr<CentralServer>{new CentralServer{std::move(state)}};
    } catch (const std::exception& error) {
        return failure(FaultCode::Internal, error.what());
    }
}

std::uint16_t CentralServer::port() const {
    return m_state->port;
}

void CentralServer::stop() {
    if (m_state->shared.stopping.exchange(true))
        return;
    asio::dispatch(m_state->acceptor.get_executor(), [raw = m_state.get()] {
        Code ignored;
        raw->acceptor.close(ignored);
        for (const auto& weak : raw->sessions)
            if (const auto session = weak.lock())
                asio::dispatch(session->executor(), [session] { session->endIfIdle(); });
    });
    for (std::thread& thread : m_state->threads)
        thread.join();
}

} // namespace rapoint::sync
