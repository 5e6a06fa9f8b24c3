#include "station/crypto/openssl_ptr.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <deque>

#include <openssl/bio.h>
#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

/// TCP connections to a listener that say nothing, from one loopback address or from many.
class SilentConnections {
public:
    SilentConnections() = default;
    ~SilentConnections() {
        for (const int socket : m_sockets)
            ::close(socket);
    }
    SilentConnections(const SilentConnections&) = delete;
    SilentConnections& operator=(const SilentConnections&) = delete;

    void open(std::uint16_t port, std::size_t count, std::size_t addresses) {
        for (std::size_t i = 0; i < count; ++i) {
            const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            BOOST_REQUIRE(socket >= 0);
            m_sockets.push_back(socket);
            const sockaddr_in from = at("127.0.1." + std::to_string(1 + i % addresses), 0);
            BOOST_REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&from), sizeof from) == 0);
            const sockaddr_in to = at("127.0.0.1", port);
            BOOST_REQUIRE(::connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0);
        }
    }

private:
    static sockaddr_in at(const std::string& address, std::uint16_t port) {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_port = htons(port);
        ::inet_pton(AF_INET, address.c_str(), &place.sin_addr);
        return place;
    }

    std::vector<int> m_sockets;
};

/// A holder's connection, kept open after its handshake. Empty if there was none.
Bio connectHolder(SSL_CTX* tls, std::uint16_t port) {
    Bio line{BIO_new_ssl_connect(tls)};
    BIO_set_conn_hostname(line.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
    return BIO_do_connect(line.get()) == 1 ? std::move(line) : Bio{};
}

std::string answerTo(BIO* line, const std::string& request) {
    if (BIO_write(line, request.data(), static_cast<int>(request.size())) <= 0)
        return {};
    std::string answer;
    char buffer[4096];
    for (int got = 0; (got = BIO_read(line, buffer, sizeof buffer)) > 0;)
        answer.append(buffer, static_cast<std::size_t>(got));
    return answer;
}

struct CrowdedFixture : CentralFixture {
    CaseId id = makeCaseId();
    std::unique_ptr<SSL_CTX, Releaser<SSL_CTX_free>> tls{SSL_CTX_new(TLS_client_method())};

    CrowdedFixture() { std::signal(SIGPIPE, SIG_IGN); }

    static ServerLimits small() {
        ServerLimits limits;
        limits.connections = 8;
        limits.handshakes = 8;
        limits.perAddress = 8;
        return limits;
    }
    /// As many as `count` stations that have asked something and keep their connections.
    void keepStations(std::deque<CentralClient>& stations, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            requireDone(stations.emplace_back(endpoint(), station).fetch());
    }
    void requireServed() {
        const auto receipt = client().deliver(id, seal(id, holder.key()), {});
        BOOST_REQUIRE_MESSAGE(receipt, (receipt ? "" : explain(receipt.error())));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(crowded_listener_tests, CrowdedFixture)

BOOST_AUTO_TEST_CASE(who_only_connects_keeps_no_station_out) {
    start(small());
    SilentConnections silent;
    silent.open(port(), 60, 1);
    requireServed();
    silent.open(port(), 120, 40);
    BOOST_TEST(client().fetch().has_value());
}

BOOST_AUTO_TEST_CASE(who_only_connects_ends_no_connection_of_somebody_who_has_shown_who_they_are) {
    auto node = valueOf(CentralNode::open(directory()));
    requireDone(node->listenForHolders("127.0.0.1", 0, small()));
    const Bio line = connectHolder(tls.get(), node->holdersPort());
    BOOST_REQUIRE(line);
    SilentConnections silent;
    silent.open(node->holdersPort(), 120, 40);
    // Somebody after them was served: all of them have been looked at.
    const Bio last = connectHolder(tls.get(), node->holdersPort());
    BOOST_REQUIRE(last);
    const std::string request = "GET /revoked.crl HTTP/1.1\r\nHost: central\r\nConnection: close\r\n\r\n";
    BOOST_TEST(answerTo(last.get(), request).starts_with("HTTP/1.1 200"));
    BOOST_TEST(answerTo(line.get(), request).starts_with("HTTP/1.1 200"));
}

BOOST_AUTO_TEST_CASE(stations_that_wait_make_room_for_one_that_works_and_come_back_when_they_need_to) {
    start(small());
    std::deque<CentralClient> stations;
    keepStations(stations, 30);
    requireServed();
    // Those that were closed notice nothing but another handshake.
    for (CentralClient& line : stations)
        BOOST_TEST(line.fetch().has_value());
}

BOOST_AUTO_TEST_CASE(holders_that_connect_and_wait_keep_no_holder_out) {
    auto node = valueOf(CentralNode::open(directory()));
    requireDone(node->listenForHolders("127.0.0.1", 0, small()));
    std::vector<Bio> waiting;
    for (int i = 0; i < 30; ++i)
        waiting.push_back(connectHolder(tls.get(), node->holdersPort()));
    // And those that began a request, and never end it.
    for (int i = 0; i < 30; ++i) {
        waiting.push_back(connectHolder(tls.get(), node->holdersPort()));
        const std::string begun = "POST /pin/x HTTP/1.1\r\nHost: central\r\nContent-Length: 20\r\n\r\n1";
        BOOST_REQUIRE(waiting.back());
        BIO_write(waiting.back().get(), begun.data(), static_cast<int>(begun.size()));
    }
    const Bio line = connectHolder(tls.get(), node->holdersPort());
    BOOST_REQUIRE(line);
    const std::string answer =
        answerTo(line.get(), "GET /revoked.crl HTTP/1.1\r\nHost: central\r\nConnection: close\r\n\r\n");
    BOOST_TEST(answer.starts_with("HTTP/1.1 200"), answer);
    BOOST_TEST(answer.find("application/pkix-crl") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_thousand_that_wait_are_not_felt, *boost::unit_test::disabled()) {
    rlimit files{};
    BOOST_REQUIRE(::getrlimit(RLIMIT_NOFILE, &files) == 0);
    files.rlim_cur = files.rlim_max;
    BOOST_REQUIRE(::setrlimit(RLIMIT_NOFILE, &files) == 0);
    startChild();
    SilentConnections silent;
    silent.open(port(), 1000, 100);
    std::deque<CentralClient> stations;
    keepStations(stations, 1000);
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 20; ++i) {
        id = makeCaseId();
        requireServed();
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    BOOST_TEST_MESSAGE("20 packages beside 2000 connections that wait: " << took.count() << " s");
    BOOST_TEST(took.count() < 20.0);
}

BOOST_AUTO_TEST_SUITE_END()
