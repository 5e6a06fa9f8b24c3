// Letter G: a wrong clock stops nobody for good.
#include "station/store/verify_audit_log.h"
#include "tests/store/store_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using rapoint::test::confirmed;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

struct ClockFixture : test::StoreFixture {
    CaseId id = openCase();

    std::string_view appended() { return nameOfFault(append(id, {confirmed("A")})); }
    bool isWhole() {
        shut();
        return !valueOf(store::verifyAuditLog(directory, auditKey.certificate())).brokenAt;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(audit_clock_tests, ClockFixture)

BOOST_AUTO_TEST_CASE(a_clock_that_is_years_ahead_records_nothing_and_nobody_is_stuck) {
    clock.advance(std::chrono::days{3650});
    BOOST_TEST(appended() == "clock-ahead");
    BOOST_TEST(nameOfFault(store().visits().replace({}, clock.now())) == "clock-ahead");
    BOOST_TEST(nameOfFault(store().audit().record("Started", "station", "", clock.now())) == "clock-ahead");
    reopen();
    BOOST_TEST(appended() == "clock-ahead");
    clock.advance(-std::chrono::days{3650});
    BOOST_TEST(appended() == "");
    BOOST_TEST(isWhole());
}

BOOST_AUTO_TEST_CASE(a_pause_of_a_month_is_no_jump) {
    clock.advance(std::chrono::days{31});
    BOOST_TEST(appended() == "");
    clock.advance(std::chrono::days{31} + std::chrono::milliseconds{1});
    BOOST_TEST(appended() == "clock-ahead");
}

BOOST_AUTO_TEST_CASE(a_long_pause_is_confirmed_and_work_goes_on) {
    clock.advance(std::chrono::days{90});
    BOOST_TEST(nameOfFault(store().audit().confirmClock("", "holidays", clock.now())) == "input-invalid");
    BOOST_TEST(nameOfFault(store().audit().confirmClock("inspector", "", clock.now())) == "input-invalid");
    BOOST_TEST(appended() == "clock-ahead");
    requireDone(store().audit().confirmClock("inspector", "holidays", clock.now()));
    BOOST_TEST(appended() == "");
    BOOST_TEST(isWhole());
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_ahead_is_corrected_and_work_goes_on) {
    clock.advance(std::chrono::days{20});
    BOOST_TEST(appended() == "");
    clock.advance(-std::chrono::days{19});
    BOOST_TEST(appended() == "clock-set-back");
    BOOST_TEST(nameOfFault(store().audit().correctClock("inspector and approver", "", clock.now())) ==
               "input-invalid");
    requireDone(store().audit().correctClock("inspector and approver", "wrong month", clock.now()));
    BOOST_CHECK(valueOf(store().audit().newest()) == clock.now());
    BOOST_TEST(appended() == "");
    BOOST_TEST(valueOf(journal().load(id)).size() == 3U);
    clock.advance(-std::chrono::seconds{1});
    BOOST_TEST(appended() == "clock-set-back"); // one correction, not a licence
    BOOST_TEST(isWhole());
}

BOOST_AUTO_TEST_CASE(the_end_is_signed_whatever_the_clock_says) {
    for (const auto by : {-std::chrono::days{400}, std::chrono::days{400}}) {
        const Instant right = clock.now();
        requireDone(append(id, {confirmed("A")}));
        clock.advance(by);
        BOOST_CHECK(valueOf(store().audit().newestHead(clock.now())).at == right);
        BOOST_TEST(isWhole());
        clock.set(right);
        BOOST_TEST(appended() == ""); // a head of a wrong clock stands in nobody's way
    }
}

BOOST_AUTO_TEST_SUITE_END()
