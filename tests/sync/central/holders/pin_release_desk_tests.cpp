#include "station/steps/release_key.h"
#include "sync/package_sealer.h"
#include "sync/pin_release_sealer.h"
#include "sync/station_bundle.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using Why = ReleaseRefused::Why;

namespace {

struct PinDeskFixture : CentralFixture {
    SystemRandom random;
    CaseId id = makeCaseId();
    Secret code = generationCode(random);
    Secret pin = Secret::copyOf(bytesOf("12345678"));
    Secret wrong = Secret::copyOf(bytesOf("2222-2222-2222"));
    StationBundle bundle = valueOf(StationBundle::load(directory() / "bundle"));

    std::unique_ptr<CentralNode> node() const { return valueOf(CentralNode::open(directory())); }
    Bytes releaseOf(const CaseId& forCase) {
        return valueOf(
            CmsPinReleaseSealer{bundle.recipients}.sealPins({forCase, "CARD-1", pin.duplicate(), {}}, code));
    }
    /// Brings a package of our case with this release in it; its state afterwards.
    PackageState bring(const Bytes& release, std::string_view record = "[]") {
        const Bytes package = valueOf(CmsPackageSealer{bundle.recipients}.seal(
            id,
            {{"case.json", "application/json", {record.begin(), record.end()}},
             {kPinReleaseFile, "application/pkcs7-mime", release}},
            {&inspector}));
        const auto central = node();
        const auto taken =
            valueOf(central->intake().take({id, "station/RA", Digest::of(package), package.size(), 0, package}));
        return taken.package.state;
    }
    std::string link() { return valueOf(node()->store().pinReleases().list()).at(0).link; }
    void requireRefusal(const std::unique_ptr<CentralNode>& central, const Secret& typed, Why why, int triesLeft) {
        const auto answer = valueOf(central->pinDesk().ask(link(), typed));
        const auto* const refused = std::get_if<ReleaseRefused>(&answer);
        BOOST_REQUIRE(refused);
        BOOST_TEST(nameOf(refused->why) == nameOf(why));
        BOOST_TEST(refused->triesLeft == triesLeft);
    }
    bool gives(const std::unique_ptr<CentralNode>& central) {
        const auto answer = valueOf(central->pinDesk().ask(link(), code));
        const auto* const told = std::get_if<ReleasedPins>(&answer);
        return told != nullptr && told->pin.equals(pin);
    }
    /// A central that is killed when the try has been counted, before it knows whether the code is right.
    void killedInTheMiddle() {
        const std::string mine = link();
        const pid_t child = ::fork();
        BOOST_REQUIRE(child >= 0);
        if (child == 0) {
            const auto store = openStore();
            if (!store->pinReleases().beginTry(mine, SystemClock{}.now()))
                ::_exit(1);
            ::raise(SIGKILL);
        }
        int status = 0;
        BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
        BOOST_REQUIRE(WIFSIGNALED(status));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(pin_release_desk_tests, PinDeskFixture)

BOOST_AUTO_TEST_CASE(the_pin_is_told_once_also_after_a_restart) {
    BOOST_TEST((bring(releaseOf(id)) == PackageState::Opened));
    BOOST_TEST(gives(node()));
    requireRefusal(node(), code, Why::Released, 0);
    requireRefusal(node(), wrong, Why::Released, 0);
}

BOOST_AUTO_TEST_CASE(wrong_codes_are_counted_over_restarts_and_the_third_locks) {
    bring(releaseOf(id));
    requireRefusal(node(), wrong, Why::WrongCode, 2);
    requireRefusal(node(), Secret::copyOf(bytesOf("123")), Why::NoCode, 0);
    requireRefusal(node(), wrong, Why::WrongCode, 1);
    requireRefusal(node(), wrong, Why::Locked, 0);
    requireRefusal(node(), code, Why::Locked, 0);
}

BOOST_AUTO_TEST_CASE(a_pin_for_whoever_can_say_whom_it_is_for) {
    const Secret identity = Secret::copyOf(bytesOf("ZZC000248 1979-11-02"));
    bring(valueOf(CmsPinReleaseSealer{bundle.recipients}.sealPins(
        {id, "CARD-1", pin.duplicate(), {}, ReleaseKey::Identity}, identity)));
    requireRefusal(node(), Secret::copyOf(bytesOf("ZZC000248 1979-11-03")), Why::WrongCode, 2);
    // A code is no answer to that question, and counts.
    requireRefusal(node(), code, Why::WrongCode, 1);
    const auto answer = valueOf(node()->pinDesk().ask(link(), identity));
    BOOST_TEST(std::get<ReleasedPins>(answer).pin.equals(pin));
    requireRefusal(node(), identity, Why::Released, 0);
}

BOOST_AUTO_TEST_CASE(a_kill_between_count_and_answer_gives_no_free_try) {
    bring(releaseOf(id));
    killedInTheMiddle();
    BOOST_TEST(valueOf(node()->store().pinReleases().list()).at(0).triesLeft == 2);
    requireRefusal(node(), wrong, Why::WrongCode, 1);
    killedInTheMiddle();
    requireRefusal(node(), code, Why::Locked, 0);
    BOOST_TEST((valueOf(node()->store().pinReleases().list()).at(0).state == ReleaseState::Locked));
}

BOOST_AUTO_TEST_CASE(the_last_try_may_be_the_right_one) {
    bring(releaseOf(id));
    requireRefusal(node(), wrong, Why::WrongCode, 2);
    killedInTheMiddle();
    BOOST_TEST(gives(node()));
}

BOOST_AUTO_TEST_CASE(of_many_who_ask_at_once_one_is_told) {
    bring(releaseOf(id));
    const auto central = node();
    const std::string mine = link();
    std::atomic<int> told{0};
    std::vector<std::thread> holders;
    for (int i = 0; i < 6; ++i)
        holders.emplace_back([&] {
            const auto answer = central->pinDesk().ask(mine, code);
            told += answer && std::holds_alternative<ReleasedPins>(*answer) ? 1 : 0;
        });
    for (std::thread& one : holders)
        one.join();
    BOOST_TEST(told == 1);
}

BOOST_AUTO_TEST_CASE(a_link_that_nobody_has_is_unknown) {
    bring(releaseOf(id));
    const auto central = node();
    for (const std::string& other : {std::string{}, std::string{"../pin"}, std::string(32, 'a')}) {
        const auto answer = valueOf(central->pinDesk().ask(other, code));
        BOOST_TEST(nameOf(std::get<ReleaseRefused>(answer).why) == "unknown-link");
    }
    BOOST_TEST(gives(central));
}

BOOST_AUTO_TEST_CASE(the_same_package_again_brings_no_new_tries) {
    const Bytes release = releaseOf(id);
    bring(release);
    BOOST_TEST(gives(node()));
    BOOST_REQUIRE(node()->pinDesk().takeIn(id, release));
    requireRefusal(node(), code, Why::Released, 0);
}

BOOST_AUTO_TEST_CASE(a_package_with_the_pin_of_another_case_is_not_opened) {
    BOOST_TEST((bring(releaseOf(makeCaseId())) == PackageState::Unopenable));
    BOOST_TEST(valueOf(node()->store().pinReleases().list()).empty());
}

BOOST_AUTO_TEST_CASE(a_package_with_something_else_in_the_place_of_a_pin_is_not_opened) {
    BOOST_TEST((bring(Bytes(300, 0x30)) == PackageState::Unopenable));
}

BOOST_AUTO_TEST_CASE(a_link_ends_after_thirty_days_and_its_pin_is_gone) {
    bring(releaseOf(id));
    const ReleaseLink open = valueOf(node()->store().pinReleases().list()).at(0);
    const auto life = open.expiresAt - SystemClock{}.now();
    BOOST_TEST((life > std::chrono::days{29} && life <= std::chrono::days{30}));
    const auto store = openStore();
    PinReleases& releases = store->pinReleases();
    const auto before = valueOf(releases.beginTry(open.link, open.expiresAt - std::chrono::milliseconds{1}));
    BOOST_TEST((before.value().state == ReleaseState::Open));
    const auto after = valueOf(releases.beginTry(open.link, open.expiresAt));
    BOOST_TEST((after.value().state == ReleaseState::Expired));
    BOOST_TEST(after.value().release.empty());
    requireRefusal(node(), code, Why::Expired, 0);
    BOOST_TEST((valueOf(node()->store().pinReleases().list()).at(0).state == ReleaseState::Expired));
}

BOOST_AUTO_TEST_CASE(what_nobody_came_for_is_closed_without_being_asked_for) {
    bring(releaseOf(id));
    const auto store = openStore();
    PinReleases& releases = store->pinReleases();
    BOOST_REQUIRE(releases.closeExpired(SystemClock{}.now()));
    BOOST_TEST((valueOf(releases.list()).at(0).state == ReleaseState::Open));
    BOOST_REQUIRE(releases.closeExpired(SystemClock{}.now() + std::chrono::days{31}));
    BOOST_TEST((valueOf(releases.list()).at(0).state == ReleaseState::Expired));
}

BOOST_AUTO_TEST_CASE(the_holder_is_sent_the_link_once_where_the_central_has_an_address_for_it) {
    std::ofstream{directory() / "central.toml"} << "link-address = \"https://ra.example\"\nlanguage = \"pl\"\n";
    const std::string record =
        R"([{"event":"DataConfirmed","facts":{"applicant":{"reference":"","surname":"K","givenNames":"M",)"
        R"("birthDate":"","nationality":"","documentNumber":"","nationalNumber":{"country":"","value":""},)"
        R"("email":"maria@example.pl","product":""}}}])";
    const Bytes release = releaseOf(id);
    bring(release, record);
    const auto store = openStore();
    const Instant now = SystemClock{}.now();
    const auto mail = valueOf(store->messages().take("pin-link-" + id.text(), now, now + std::chrono::minutes{1}));
    BOOST_REQUIRE(mail.has_value());
    const std::string text{textOf(mail->content.bytes())};
    BOOST_TEST(text.find("To: <maria@example.pl>\n") != std::string::npos, text);
    BOOST_TEST(text.find("https://ra.example/pin/" + link() + "\n") != std::string::npos, text);
    BOOST_TEST(text.find("karty") != std::string::npos);
    BOOST_TEST(valueOf(node()->store().pinReleases().list()).at(0).mailed);
    requireDone(store->messages().sent(*mail));
    BOOST_REQUIRE(node()->pinDesk().takeIn(id, release, "maria@example.pl"));
    BOOST_TEST(valueOf(store->messages().waiting()).empty());
}

BOOST_AUTO_TEST_CASE(without_an_address_nothing_is_sent_and_the_link_is_listed) {
    const Bytes release = releaseOf(id);
    bring(release);
    BOOST_TEST(valueOf(openStore()->messages().waiting()).empty());
    std::ofstream{directory() / "central.toml"} << "link-address = \"https://ra.example\"\n";
    BOOST_REQUIRE(node()->pinDesk().takeIn(id, release, "maria@example.pl\nBcc: other@example.pl"));
    BOOST_TEST(valueOf(openStore()->messages().waiting()).empty());
    BOOST_TEST(!valueOf(node()->store().pinReleases().list()).at(0).mailed);
}

BOOST_AUTO_TEST_CASE(a_link_belongs_to_one_case) {
    bring(releaseOf(id));
    const auto central = node();
    BOOST_TEST(nameOfFault(central->store().pinReleases().add({makeCaseId(), link(), "CARD-2"}, Bytes{1})) ==
               "seal-broken");
}

BOOST_AUTO_TEST_SUITE_END()
