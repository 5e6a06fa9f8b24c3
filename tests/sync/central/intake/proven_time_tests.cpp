#include "sync/central/commands.h"
#include "tests/sync/central/intake/judged_packages.h"

#include <boost/test/unit_test.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

BOOST_FIXTURE_TEST_SUITE(proven_time_tests, JudgedFixture)

BOOST_AUTO_TEST_CASE(what_opened_once_opens_for_ever) {
    BOOST_TEST((take(package()).state == PackageState::Opened));
    for (const auto later : {days{1}, days{731}, days{7300}, days{36500}}) {
        clock.set(begun + later);
        BOOST_TEST(intake.open(id).has_value());
    }
}

BOOST_AUTO_TEST_CASE(what_came_after_an_officers_certificate_had_ended_does_not_open) {
    clock.set(begun + days{731});
    const StoredPackage taken = take(package());
    BOOST_TEST((taken.state == PackageState::Unopenable));
    BOOST_TEST(taken.reason.find("not valid at") != std::string::npos);
    BOOST_TEST(!taken.receipt.empty());
    clock.set(begun + days{800});
    BOOST_TEST(!isOpened());
    BOOST_TEST(nameOfFault(intake.open(id)) == "signer-not-valid-now");
}

BOOST_AUTO_TEST_CASE(a_package_that_a_clock_ahead_made_unopenable_opens_when_the_clock_is_right) {
    clock.set(begun + days{3650});
    BOOST_TEST((take(package()).state == PackageState::Unopenable));
    clock.set(begun + hours{1});
    BOOST_TEST(isOpened());
    clock.set(begun + days{7300});
    BOOST_TEST(intake.open(id).has_value());
}

BOOST_AUTO_TEST_CASE(a_package_that_a_clock_behind_made_unopenable_opens_when_the_clock_is_right) {
    clock.set(begun - days{1000});
    BOOST_TEST((take(package()).state == PackageState::Unopenable));
    clock.set(begun);
    BOOST_TEST(isOpened());
}

BOOST_AUTO_TEST_CASE(only_the_clock_makes_a_package_worth_another_look) {
    BOOST_TEST(!take(Bytes(3000, 3)).judgedAt.has_value());
    id = makeCaseId();
    clock.set(begun + days{3650});
    BOOST_TEST((take(package()).judgedAt == clock.now()));
    // Not at every request: a look takes a while, and anybody may ask.
    clock.set(clock.now() - minutes{59});
    BOOST_TEST((valueOf(intake.settled(id)).judgedAt == begun + days{3650}));
    clock.set(clock.now() - minutes{1});
    BOOST_TEST((valueOf(intake.settled(id)).judgedAt == clock.now()));
    clock.set(begun);
    BOOST_TEST(isOpened());
}

BOOST_AUTO_TEST_CASE(a_central_that_starts_with_the_right_clock_looks_again) {
    clock.set(begun + days{3650});
    BOOST_TEST((take(package()).state == PackageState::Unopenable));
    BOOST_TEST(valueOf(commands::list(directory())).at(0).at("state") == "opened");
}

BOOST_AUTO_TEST_CASE(what_an_earlier_release_found_unopenable_is_looked_at_again) {
    clock.set(begun + days{3650});
    BOOST_TEST((take(package()).state == PackageState::Unopenable));
    SQLite::Database{(directory() / "central.db").string(), SQLite::OPEN_READWRITE}.exec(
        "ALTER TABLE package DROP COLUMN judged_at; DROP TABLE package_timestamp; DROP INDEX package_opened; "
        "DROP TABLE rival_piece; DROP TABLE rival; PRAGMA user_version = 2");
    BOOST_TEST(valueOf(commands::list(directory())).at(0).at("state") == "opened");
}

BOOST_AUTO_TEST_SUITE_END()
