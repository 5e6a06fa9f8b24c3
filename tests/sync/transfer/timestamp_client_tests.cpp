#include "sync/transfer/timestamp_client.h"

#include "tests/support/results.h"
#include "tests/support/timestamp_authority.h"

#include <fstream>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

constexpr TimestampClient::Limits kImpatient{std::chrono::milliseconds{2000}, std::chrono::milliseconds{300},
                                             std::chrono::milliseconds{0}};

struct ClientFixture {
    TimestampAuthority authority;
    Digest value = Digest::of(bytesOf("signature"));

    TimestampService service() const {
        return valueOf(TimestampService::configured(authority.address(), authority.rootFile()));
    }
    std::string_view faultOfAnswer(std::function<std::string(std::string)> spoil) {
        authority.spoil(std::move(spoil));
        TimestampClient client{service()};
        return nameOfFault(client.timestamp(value));
    }
};

/// A port that takes connections and says nothing.
struct SilentPort {
    SilentPort() {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        BOOST_REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0);
        BOOST_REQUIRE(::listen(socket, 4) == 0);
        BOOST_REQUIRE(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        port = ntohs(address.sin_port);
    }
    ~SilentPort() { ::close(socket); }
    SilentPort(const SilentPort&) = delete;
    SilentPort& operator=(const SilentPort&) = delete;
    int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int port = 0;
};

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    return text.replace(text.find(what), what.size(), by);
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(timestamp_client_tests, ClientFixture)

BOOST_AUTO_TEST_CASE(the_authority_is_asked_over_http_and_its_answer_verified) {
    TimestampClient client{service()};
    for (int i = 0; i < 2; ++i) {
        const Timestamp timestamp = valueOf(client.timestamp(value));
        BOOST_TEST((valueOf(verifyTimestamp(timestamp.token, value, authority.authorities())) == timestamp.at));
    }
    BOOST_TEST(authority.asked() == 2);
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_none_is_a_fault) {
    BOOST_TEST(faultOfAnswer([](std::string a) { return replaced(std::move(a), "200 OK", "500 Oops"); }) ==
               "central-refused");
    BOOST_TEST(faultOfAnswer([](std::string) {
                   return std::string{"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: "
                                      "0\r\n\r\n"};
               }) == "central-refused");
    BOOST_TEST(faultOfAnswer([](std::string a) { return replaced(std::move(a), "timestamp-reply", "html"); }) ==
               "central-garbage");
    BOOST_TEST(faultOfAnswer([](std::string a) { return a.substr(0, a.size() - 10); }) == "central-unreachable");
    BOOST_TEST(faultOfAnswer([](std::string) {
                   return "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\n\r\n" +
                          std::string(kMaxTimestampAnswer + 1, '0');
               }) == "central-garbage");
    BOOST_TEST(faultOfAnswer([](std::string a) {
                   a.back() = static_cast<char>(a.back() ^ 1);
                   return a;
               }) == "seal-broken");
}

BOOST_AUTO_TEST_CASE(nobody_there_and_a_silent_line_end_in_time) {
    const SilentPort silent;
    TimestampService asked = service();
    asked.address = "http://127.0.0.1:" + std::to_string(silent.port);
    TimestampClient client{asked, kImpatient};
    BOOST_TEST(nameOfFault(client.timestamp(value)) == "central-slow");
    asked.address = "http://127.0.0.1:1";
    TimestampClient nobody{asked, kImpatient};
    BOOST_TEST(nameOfFault(nobody.timestamp(value)) == "central-unreachable");
}

BOOST_AUTO_TEST_CASE(an_authority_that_was_not_reached_is_left_alone_for_a_while) {
    authority.spoil([](std::string) { return std::string{}; });
    TimestampClient client{service()};
    BOOST_TEST(nameOfFault(client.timestamp(value)) == "central-unreachable");
    BOOST_TEST(nameOfFault(client.timestamp(value)) == "central-unreachable");
    BOOST_TEST(authority.asked() == 1);
}

BOOST_AUTO_TEST_CASE(an_address_needs_a_trust_and_a_trust_needs_certificates) {
    BOOST_TEST(valueOf(TimestampService::configured("", "")).authorities.empty());
    BOOST_TEST(valueOf(TimestampService::configured("", authority.rootFile())).authorities.size() == 1U);
    for (const char* const address : {"ftp://tsa", "tsa.example", "http://tsa example"})
        BOOST_TEST(nameOfFault(TimestampService::configured(address, authority.rootFile())) ==
                   "configuration-invalid");
    BOOST_TEST(nameOfFault(TimestampService::configured("http://tsa", "")) == "configuration-invalid");
    BOOST_TEST(nameOfFault(TimestampService::configured("http://tsa", "/nowhere.pem")) == "configuration-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
