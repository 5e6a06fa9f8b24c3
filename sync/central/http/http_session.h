#pragma once

#include "sync/central/http/central_server.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace rapoint::sync {

class HttpSession;

/// What the sessions of a listener share. Lives until the last of them is gone.
struct SharedByListener {
    ServedRoutes& routes;
    ServerLimits limits;
    /// Of a session whose handshake is done: whether there is room for it. Any thread; answers by begin() or
    /// end().
    std::function<void(std::shared_ptr<HttpSession>)> admit{};
    std::atomic<bool> stopping{false};
};

/// What a connection does, in the order in which connections make room for others; a busy one does not.
enum class SessionPhase { Handshake, Waiting, Transfer, Busy };

/// One connection: handshake, then request after request until the peer goes, breaks a limit, has to make room, or
/// the server stops. All its work is done on one strand; owned by its pending operation.
class HttpSession : public std::enable_shared_from_this<HttpSession> {
public:
    HttpSession(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& tls, SharedByListener& shared,
                boost::asio::ip::address address);
    HttpSession(const HttpSession&) = delete;
    HttpSession& operator=(const HttpSession&) = delete;

    // On the strand.
    void start();
    /// The first request may come.
    void begin() { readHead(); }
    /// Without a word.
    void end();
    /// A connection that waits for its next request ends now, a busy one after its answer.
    void endIfIdle();

    // Any thread.
    auto executor() { return m_stream.get_executor(); }
    const boost::asio::ip::address& address() const { return m_address; }
    SessionPhase phase() const { return m_phase; }
    std::chrono::steady_clock::time_point since() const { return m_since; } ///< it is in this phase
    /// Ends soon, unless it has become busy meanwhile.
    void makeRoom();
    bool makesRoom() const { return m_makesRoom; }

private:
    using Code = boost::beast::error_code;
    using Body = boost::beast::http::vector_body<std::uint8_t>;
    using Status = boost::beast::http::status;

    void enter(SessionPhase phase);
    void limitTo(std::chrono::milliseconds time);
    void onHandshake(Code error);
    void readHead();
    void onHead(Code error);
    void onBody(Code error);
    void refuse(Status status);
    void respond(ServedAnswer answer, bool headOnly, bool keepAlive);
    void close();

    boost::beast::ssl_stream<boost::beast::tcp_stream> m_stream;
    boost::beast::flat_buffer m_buffer;
    std::optional<boost::beast::http::request_parser<Body>> m_parser;
    boost::beast::http::response<Body> m_response;
    SharedByListener& m_shared;
    boost::asio::ip::address m_address;
    Peer m_peer;
    std::atomic<SessionPhase> m_phase{SessionPhase::Handshake};
    std::atomic<std::chrono::steady_clock::time_point> m_since{std::chrono::steady_clock::now()};
    std::atomic<bool> m_makesRoom{false};
    bool m_aboutSecret = false; ///< the last request; the buffers of a connection are wiped as it ends
};

} // namespace rapoint::sync
