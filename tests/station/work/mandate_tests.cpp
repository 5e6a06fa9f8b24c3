#include "station/work/mandate.h"

#include "station/base/random.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::work;
using namespace std::chrono_literals;

namespace {

struct MandateFixture {
    Instant issued = instantFromText("2026-11-22T08:00:00.000Z").value();
    Mandate mandate{.station = "RA-01", .cases = 2, .issuedAt = issued, .endsAt = issued + std::chrono::days{3}};
    std::vector<CaseSummary> cases;
    SystemRandom random;

    void begin(Instant at, const std::string& mode = "mobile", bool closed = false) {
        CaseSummary summary;
        summary.id = CaseId::make(at, random);
        summary.mode = mode;
        summary.openedAt = summary.changedAt = at;
        summary.closed = closed;
        cases.push_back(summary);
    }
    /// When something was recorded last.
    Instant newest() const {
        Instant at{};
        for (const CaseSummary& summary : cases)
            at = std::max(at, summary.changedAt);
        return at;
    }
    bool allowed(Instant now) const { return mayBeginCase(mandate, cases, newest(), now).has_value(); }
    bool refused(Instant now, FaultCode code) const {
        const auto may = mayBeginCase(mandate, cases, newest(), now);
        return !may && may.error().code == code;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(mandate_tests, MandateFixture)

BOOST_AUTO_TEST_CASE(as_many_cases_are_begun_as_it_names_and_closed_ones_count) {
    BOOST_TEST(allowed(issued));
    begin(issued, "mobile", true);
    BOOST_TEST(allowed(issued + 1min));
    begin(issued + 1min);
    BOOST_TEST(refused(issued + 2min, FaultCode::MandateUsedUp));
    BOOST_TEST(leftOf(mandate, cases, issued + 2min).cases == 0U);
}

BOOST_AUTO_TEST_CASE(cases_from_before_it_and_those_of_other_modes_do_not_count) {
    begin(issued - 1s);
    begin(issued + 1s, "desk");
    begin(issued + 2s, "kiosk");
    BOOST_TEST(leftOf(mandate, cases, issued + 1min).cases == 2U);
    BOOST_TEST(allowed(issued + 1min));
}

BOOST_AUTO_TEST_CASE(more_cases_than_it_allows_are_none_left_not_a_great_many) {
    for (int i = 0; i < 5; ++i)
        begin(issued + 1s);
    BOOST_TEST(leftOf(mandate, cases, issued + 1min).cases == 0U);
}

BOOST_AUTO_TEST_CASE(it_ends_to_the_second) {
    BOOST_TEST(allowed(mandate.endsAt - 1s));
    BOOST_TEST(refused(mandate.endsAt, FaultCode::MandateEnded));
    BOOST_TEST((leftOf(mandate, cases, mandate.endsAt - 1s).time == 1s));
    BOOST_TEST((leftOf(mandate, cases, mandate.endsAt + 1h).time == 0s));
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_set_back_begins_nothing) {
    BOOST_TEST(refused(issued - 1s, FaultCode::ClockSetBack));
    begin(issued + 2h);
    BOOST_TEST(refused(issued + 1h, FaultCode::ClockSetBack));
    BOOST_TEST(allowed(issued + 2h));
}

BOOST_AUTO_TEST_CASE(a_clock_set_back_past_the_end_is_found_by_what_was_recorded_after_it) {
    begin(mandate.endsAt + 1h, "desk");
    BOOST_TEST(refused(mandate.endsAt + 2h, FaultCode::MandateEnded));
    BOOST_TEST(refused(issued + 1h, FaultCode::ClockSetBack));
}

BOOST_AUTO_TEST_CASE(cases_of_a_time_when_the_clock_was_ahead_count_and_block_nothing) {
    begin(issued + std::chrono::days{400});
    BOOST_TEST(!allowed(issued + 1h));
    // After a correction of the clock the newest entry is the correction.
    BOOST_TEST(mayBeginCase(mandate, cases, issued + 1h, issued + 2h).has_value());
    BOOST_TEST(leftOf(mandate, cases, issued + 2h).cases == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
