#include "station/steps/release_key.h"
#include "sync/central/http/central_routes.h"
#include "sync/central/http/route_table.h"
#include "sync/pin_release_sealer.h"
#include "sync/station_bundle.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include <openssl/bio.h>
#include <openssl/ssl.h>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

/// A central with one PIN to release, which listens for holders.
struct HoldersFixture : CentralFixture {
    CaseId id = makeCaseId();
    SystemRandom random;
    Secret code = generationCode(random);
    std::unique_ptr<CentralNode> node = valueOf(CentralNode::open(directory()));
    std::string path;

    HoldersFixture() {
        const auto bundle = valueOf(StationBundle::load(directory() / "bundle"));
        const Bytes release = valueOf(CmsPinReleaseSealer{bundle.recipients}.sealPins(
            {id, "CARD \"1\"", Secret::copyOf(bytesOf("1234\\5\"78")), Secret::copyOf(bytesOf("98765432109876"))},
            code));
        BOOST_REQUIRE(node->pinDesk().takeIn(id, release));
        path = "/pin/" + valueOf(node->store().pinReleases().list()).at(0).link;
        BOOST_REQUIRE(node->listenForHolders("127.0.0.1", 0));
    }

    /// The whole answer to one request by somebody who has no certificate; empty if there is none.
    static std::string talk(std::uint16_t port, const std::string& requestLine, std::string_view body) {
        const std::unique_ptr<SSL_CTX, Releaser<SSL_CTX_free>> tls{SSL_CTX_new(TLS_client_method())};
        const Bio line{BIO_new_ssl_connect(tls.get())};
        BIO_set_conn_hostname(line.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
        const std::string request =
            requestLine + " HTTP/1.1\r\nHost: central\r\nConnection: close\r\nContent-Type: text/plain\r\n" +
            "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string{body};
        if (BIO_do_connect(line.get()) != 1 ||
            BIO_write(line.get(), request.data(), static_cast<int>(request.size())) <= 0)
            return {};
        std::string answer;
        char buffer[4096];
        for (int got = 0; (got = BIO_read(line.get(), buffer, sizeof buffer)) > 0;)
            answer.append(buffer, static_cast<std::size_t>(got));
        return answer;
    }
    static nlohmann::json bodyOf(const std::string& answer) {
        const std::size_t at = answer.find("\r\n\r\n");
        return at == std::string::npos ? nlohmann::json{}
                                       : nlohmann::json::parse(answer.substr(at + 4), nullptr, false);
    }
    std::string post(std::string_view typed) const { return talk(node->holdersPort(), "POST " + path, typed); }
    unsigned statusOf(const std::string& method, const std::string& target, const std::string& type) const {
        RouteTable routes{RouteTable::For::Holders, {releaseRoutes(node->pinDesk())}};
        return routes.answer({method, target, {}, {}, {}, type, {code.bytes().begin(), code.bytes().end()}, {}})
            .status;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(release_routes_tests, HoldersFixture)

BOOST_AUTO_TEST_CASE(a_holder_without_a_certificate_is_told_the_pin_once) {
    const std::string answer = post(textOf(code.bytes()));
    BOOST_TEST(answer.starts_with("HTTP/1.1 200"), answer);
    BOOST_TEST(answer.find("no-store") != std::string::npos);
    const auto told = bodyOf(answer);
    BOOST_TEST(told.value("cardSerial", "") == "CARD \"1\"");
    BOOST_TEST(told.value("pin", "") == "1234\\5\"78");
    BOOST_TEST(told.value("puk", "") == "98765432109876");
    const std::string second = post(textOf(code.bytes()));
    BOOST_TEST(second.starts_with("HTTP/1.1 410"), second);
    BOOST_TEST(bodyOf(second).value("reason", "") == "released");
}

BOOST_AUTO_TEST_CASE(the_third_wrong_code_locks) {
    BOOST_TEST(post("hello").starts_with("HTTP/1.1 400"));
    for (const int left : {2, 1}) {
        const std::string answer = post("2222-2222-2222");
        BOOST_TEST(answer.starts_with("HTTP/1.1 403"), answer);
        BOOST_TEST(bodyOf(answer).value("triesLeft", -1) == left);
    }
    BOOST_TEST(bodyOf(post("2222-2222-2222")).value("reason", "") == "locked");
    BOOST_TEST(post(textOf(code.bytes())).starts_with("HTTP/1.1 410"));
}

BOOST_AUTO_TEST_CASE(an_expired_link_says_so) {
    BOOST_REQUIRE(node->store().pinReleases().closeExpired(SystemClock{}.now() + std::chrono::days{31}));
    const std::string answer = post(textOf(code.bytes()));
    BOOST_TEST(answer.starts_with("HTTP/1.1 410"), answer);
    BOOST_TEST(bodyOf(answer).value("reason", "") == "expired");
}

BOOST_AUTO_TEST_CASE(nothing_else_is_answered_to_somebody_without_a_certificate) {
    const std::uint16_t port = node->holdersPort();
    for (const char* other : {"GET /visits", "GET /health", "POST /pkix/", "GET /", "POST /pin"})
        BOOST_TEST(talk(port, other, "").starts_with("HTTP/1.1 404"), other);
    BOOST_TEST(talk(port, "GET " + path, "").starts_with("HTTP/1.1 405"));
    BOOST_TEST(talk(port, "PATCH /u/" + id.text(), "package").starts_with("HTTP/1.1 413"));
    BOOST_TEST(post(std::string(65, 'A')).starts_with("HTTP/1.1 413"));
    BOOST_TEST(statusOf("POST", path, "application/json") == 415U);
    BOOST_TEST(statusOf("POST", path + "/..", "text/plain") == 404U);
    // None of that was a try.
    BOOST_TEST(valueOf(node->store().pinReleases().list()).at(0).triesLeft == 3);
}

BOOST_AUTO_TEST_CASE(the_stations_listener_still_wants_a_certificate_and_knows_no_pins) {
    start();
    BOOST_TEST(talk(CentralFixture::port(), "POST " + path, textOf(code.bytes())).empty());
    BOOST_TEST(valueOf(node->store().pinReleases().list()).at(0).triesLeft == 3);
}

BOOST_AUTO_TEST_SUITE_END()
