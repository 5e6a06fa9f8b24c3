#include "station/store/station_store.h"
#include "station/work/station_mandate.h"
#include "station/work/synchronise.h"
#include "sync/central/commands.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::valueOf;

namespace {

struct MobileFixture : DeskFixture {
    /// As `rapoint sync mandate` does.
    void bring(std::uint32_t cases) {
        valueOf(work::takeMandate(station().workbench(),
                                  valueOf(sync::commands::giveMandate(centralDirectory(), "RA-01", cases, 1))));
    }
    Result<CaseId> begin(const std::string& mode) {
        auto engine = valueOf(station().engine());
        return engine.open(mode, true);
    }
    bool refused(FaultCode code) {
        const auto begun = begin("mobile");
        return !begun && begun.error().code == code;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(mandate_journey_tests, MobileFixture)

BOOST_AUTO_TEST_CASE(without_a_mandate_only_a_mobile_station_begins_nothing) {
    openStation();
    std::filesystem::remove(work() / "station" / "mandate.p7s");
    BOOST_TEST(refused(FaultCode::MandateMissing));
    BOOST_TEST(begin("desk").has_value());
    BOOST_TEST(begin("kiosk").has_value());
    bring(1);
    BOOST_TEST(begin("mobile").has_value());
    BOOST_TEST(refused(FaultCode::MandateUsedUp));
    BOOST_TEST(begin("desk").has_value());
}

BOOST_AUTO_TEST_CASE(the_mandate_and_what_was_begun_under_it_outlive_the_program) {
    openStation();
    bring(1);
    const CaseId id = valueOf(begin("mobile"));
    closeStation();
    openStation();
    BOOST_TEST(refused(FaultCode::MandateUsedUp));
    BOOST_TEST(state(id).opened.mode == "mobile");
}

BOOST_AUTO_TEST_CASE(an_ended_mandate_begins_nothing_and_a_clock_before_it_neither) {
    openStation();
    bring(5);
    const Instant now = station().ports().clock.now();
    Journal& journal = station().journal();
    AuditLog& audit = station().store().audit();
    const auto codeAt = [&](Instant at) {
        const auto may = station().mandate().mayBegin("mobile", journal, audit, at);
        return may ? FaultCode::Internal : may.error().code;
    };
    BOOST_TEST(station().mandate().mayBegin("mobile", journal, audit, now).has_value());
    BOOST_TEST((codeAt(now + std::chrono::days{1}) == FaultCode::MandateEnded));
    BOOST_TEST((codeAt(now - std::chrono::hours{1}) == FaultCode::ClockSetBack));
    BOOST_TEST(station().mandate().mayBegin("desk", journal, audit, now - std::chrono::hours{1}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
