#include "sync/central/http/central_server.h"

#include "sync/central/http/http_session.h"
#include "sync/central/http/server_tls.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <thread>
#include <tuple>

namespace rapoint::sync {

namespace {

namespace asio = boost::asio;
namespace ssl = asio::ssl;
using tcp = asio::ip::tcp;
using Code = boost::system::error_code;
using Sessions = std::vector<std::shared_ptr<HttpSession>>;

constexpr std::chrono::milliseconds kPause{100}; ///< after a connection that could not be accepted

/// Room for one more among the sessions that `counts` says: at the limit the one that has done least for longest
/// goes. False if all are busy.
template <class Counts>
bool makeRoom(const Sessions& sessions, std::size_t limit, const Counts& counts) {
    std::size_t there = 0;
    HttpSession* first = nullptr;
    const auto order = [](const HttpSession& session) { return std::tuple{session.phase(), session.since()}; };
    for (const auto& session : sessions) {
        if (session->makesRoom() || !counts(*session))
            continue;
        ++there;
        if (session->phase() != SessionPhase::Busy && (first == nullptr || order(*session) < order(*first)))
            first = session.get();
    }
    if (there < limit)
        return true;
    if (first == nullptr)
        return false;
    first->makeRoom();
    return true;
}

} // namespace

struct CentralServer::State {
    ssl::context tls{ssl::context::tls_server};
    SharedByListener shared;
    asio::io_context io;
    tcp::acceptor acceptor{asio::make_strand(io)};
    asio::steady_timer pause{acceptor.get_executor()};
    std::vector<std::thread> threads;
    std::vector<std::weak_ptr<HttpSession>> sessions; // touched on the acceptor's strand only
    std::uint16_t port = 0;

    State(ServedRoutes& routes, ServerLimits limits)
        : shared{routes, limits} {
        shared.admit = [this](std::shared_ptr<HttpSession> session) { admit(std::move(session)); };
    }

    Result<> listen(const std::string& host, std::uint16_t wanted);
    void accept();
    void onSocket(tcp::socket socket);
    void admit(std::shared_ptr<HttpSession> session);
    Sessions alive();
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
        if (!error) {
            onSocket(std::move(socket));
            return accept();
        }
        // Without descriptors the next try would fail at once, again and again.
        pause.expires_after(kPause);
        pause.async_wait([this](Code over) {
            if (!over && !shared.stopping)
                accept();
        });
    });
}

Sessions CentralServer::State::alive() {
    std::erase_if(sessions, [](const auto& session) { return session.expired(); });
    Sessions alive;
    for (const auto& weak : sessions)
        if (auto session = weak.lock())
            alive.push_back(std::move(session));
    return alive;
}

void CentralServer::State::onSocket(tcp::socket socket) {
    Code gone;
    const asio::ip::address address = socket.remote_endpoint(gone).address();
    const Sessions now = alive();
    // Without room the socket is closed right away: the station comes again.
    if (gone ||
        !makeRoom(now, shared.limits.perAddress,
                  [&](const HttpSession& one) { return one.address() == address; }) ||
        !makeRoom(now, shared.limits.handshakes,
                  [](const HttpSession& one) { return one.phase() == SessionPhase::Handshake; }))
        return;
    Code ignored;
    socket.set_option(tcp::no_delay{true}, ignored);
    const auto session = std::make_shared<HttpSession>(std::move(socket), tls, shared, address);
    sessions.push_back(session);
    asio::dispatch(session->executor(), [session] { session->start(); });
}

/// A connection takes the room of those after their handshake only when it has done its own.
void CentralServer::State::admit(std::shared_ptr<HttpSession> session) {
    asio::dispatch(acceptor.get_executor(), [this, session = std::move(session)] {
        const bool room = makeRoom(alive(), shared.limits.connections,
                                   [](const HttpSession& one) { return one.phase() != SessionPhase::Handshake; });
        asio::dispatch(session->executor(), [session, room] { room ? session->begin() : session->end(); });
    });
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
        raw->pause.cancel();
        for (const auto& weak : raw->sessions)
            if (const auto session = weak.lock())
                asio::dispatch(session->executor(), [session] { session->endIfIdle(); });
    });
    for (std::thread& thread : m_state->threads)
        thread.join();
}

} // namespace rapoint::sync
