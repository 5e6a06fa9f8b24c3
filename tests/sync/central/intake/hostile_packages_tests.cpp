#include "station/steps/release_key.h"
#include "sync/central/commands.h"
#include "sync/central/store/interface/package_store.h"
#include "sync/package_sealer.h"
#include "sync/pin_release_sealer.h"
#include "sync/station_bundle.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

/// Packages that an enrolled station and its officer made to hurt.
struct HostileFixture : CentralFixture {
    CaseId id = makeCaseId();
    StationBundle bundle = valueOf(StationBundle::load(directory() / "bundle"));

    Bytes packageOf(std::string_view record, const Bytes& release) {
        return valueOf(CmsPackageSealer{bundle.recipients}.seal(
            id,
            {{"case.json", "application/json", {record.begin(), record.end()}},
             {kPinReleaseFile, "application/pkcs7-mime", release}},
            {&inspector}));
    }
    Bytes release() {
        SystemRandom random;
        return valueOf(CmsPinReleaseSealer{bundle.recipients}.sealPins(
            {id, "CARD-1", Secret::copyOf(bytesOf("12345678")), {}}, generationCode(random)));
    }
    /// As the central has it that died between receipt and look.
    void leaveUnopened(ByteView package) {
        const auto taken = valueOf(openStore()->packages().append(
            {id, "station/station-1", Digest::of(package), package.size(), 0, package}, SystemClock{}.now(),
            [](const ReceiptFacts&) -> Result<Bytes> { return Bytes{1}; }));
        BOOST_REQUIRE((taken.package.state == PackageState::Received));
    }
    void requireUnopenableAndServed() {
        const auto rows = valueOf(commands::list(directory()));
        BOOST_TEST(rows.at(0).at("state") == "unopenable");
        BOOST_TEST(rows.at(0).at("reason") != "");
        start();
        auto line = client();
        BOOST_TEST(line.fetch().has_value());
    }
};

constexpr const char* kNumberForAName = R"([{"event":5,"facts":{}}])";

} // namespace

BOOST_FIXTURE_TEST_SUITE(hostile_packages_tests, HostileFixture)

BOOST_AUTO_TEST_CASE(an_event_without_a_name_beside_something_that_is_no_pin_is_unopenable_over_the_line) {
    const Bytes package = packageOf(kNumberForAName, Bytes(300, 0x30));
    start();
    auto line = client();
    // The receipt says which bytes the central has, not what is in them.
    BOOST_TEST(line.deliver(id, package, {}).has_value());
    stop();
    requireUnopenableAndServed();
}

BOOST_AUTO_TEST_CASE(the_same_in_a_central_that_died_before_it_looked_lets_it_start) {
    leaveUnopened(packageOf(kNumberForAName, Bytes(300, 0x30)));
    requireUnopenableAndServed();
}

BOOST_AUTO_TEST_CASE(a_record_that_says_nothing_does_not_keep_a_sound_pin_from_its_holder) {
    for (const char* record : {kNumberForAName, "[1,null,[]]", R"([{"event":"DataConfirmed","facts":7}])",
                               R"([{"event":"DataConfirmed","facts":{"applicant":[]}}])", "7", "{"}) {
        id = makeCaseId();
        leaveUnopened(packageOf(record, release()));
        BOOST_REQUIRE(CentralNode::open(directory()).has_value());
        BOOST_TEST((valueOf(openStore()->packages().find(id))->state == PackageState::Opened), record);
    }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_package_let_the_central_start) {
    leaveUnopened(Bytes(3000, 0x30));
    requireUnopenableAndServed();
}

BOOST_AUTO_TEST_CASE(what_fails_at_the_central_itself_is_not_the_packages_end) {
    const auto rename = [&](const char* from, const char* to) {
        SQLite::Database database{(directory() / "central.db").string(), SQLite::OPEN_READWRITE, 10'000};
        database.exec(std::string{"ALTER TABLE "} + from + " RENAME TO " + to);
    };
    BOOST_REQUIRE(openStore());
    const Bytes package = packageOf("[]", release());
    start();
    rename("pin_release", "away");
    // The bytes are there, and that is what the receipt says.
    BOOST_TEST(client().deliver(id, package, {}).has_value());
    BOOST_TEST((valueOf(openStore()->packages().find(id))->state == PackageState::Received));
    stop();
    rename("away", "pin_release");
    const auto rows = valueOf(commands::list(directory()));
    BOOST_TEST(rows.at(0).at("state") == "opened");
    BOOST_TEST(valueOf(openStore()->pinReleases().list()).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
