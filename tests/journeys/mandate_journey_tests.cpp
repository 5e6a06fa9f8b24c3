#include "station/base/file_bytes.h"
#include "station/work/station_mandate.h"
#include "station/work/synchronise.h"
#include "sync/central/commands.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

struct MobileFixture : DeskFixture {
    /// The station's mandate at the shared central is one again under which the other tests' visits are allowed.
    ~MobileFixture() {
        static_cast<void>(
            sync::commands::giveMandate(centralDirectory(), "RA-01", 1000, 1, {"desk", "mobile", "kiosk"}));
    }
    /// As `rapoint sync mandate` does.
    void bring(std::uint32_t cases, const std::vector<std::string>& modes = {"mobile", "desk"}) {
        valueOf(work::takeMandate(station().workbench(), valueOf(sync::commands::giveMandate(
                                                             centralDirectory(), "RA-01", cases, 1, modes))));
    }
    std::filesystem::path file() const { return work() / "station" / "mandate.p7s"; }
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
    std::filesystem::remove(file());
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
    const auto codeAt = [&](Instant at) {
        const auto may = station().mandate().mayBegin("mobile", journal, at);
        return may ? FaultCode::Internal : may.error().code;
    };
    BOOST_TEST(station().mandate().mayBegin("mobile", journal, now).has_value());
    BOOST_TEST((codeAt(now + std::chrono::days{1}) == FaultCode::MandateEnded));
    BOOST_TEST((codeAt(now - std::chrono::hours{1}) == FaultCode::ClockSetBack));
    BOOST_TEST(station().mandate().mayBegin("desk", journal, now - std::chrono::hours{1}).has_value());
}

// Letter F: the mandate binds whoever holds the station.
BOOST_AUTO_TEST_CASE(a_used_up_mandate_does_not_let_the_station_begin_in_another_mode) {
    bring(1, {"mobile"});
    BOOST_TEST(begin("mobile").has_value());
    BOOST_TEST(refused(FaultCode::MandateUsedUp));
    BOOST_TEST(test::nameOfFault(begin("desk")) == "mode-not-allowed");
    BOOST_TEST(test::nameOfFault(begin("kiosk")) == "mode-not-allowed");
}

BOOST_AUTO_TEST_CASE(a_visit_beyond_the_mandate_is_held_at_the_central_until_somebody_decides) {
    // The central has limited the station, which does not know it yet.
    valueOf(sync::commands::giveMandate(centralDirectory(), "RA-01", 1, 1, {"mobile"}));
    const CaseId beyond = DeskFixture::begin();
    stopAt(beyond, "hand-over");
    auto person = people(beyond);
    BOOST_TEST(test::nameOfFault(advance(beyond, person)) == "certificate-pending");
    BOOST_TEST(atCentral(beyond).value("held", "") != "");
    BOOST_TEST(atCentral(beyond).value("state", "") == "opened");
    requireDone(sync::commands::decideHeld(centralDirectory(), beyond, true, "approver-3", "agreed by telephone"));
    BOOST_TEST(atCentral(beyond).value("held", "?").empty());
    requireCompleted(beyond);
}

BOOST_AUTO_TEST_CASE(a_mandate_that_was_deleted_or_put_back_renews_nothing) {
    bring(1);
    std::filesystem::copy_file(file(), work() / "older.p7s");
    BOOST_TEST(begin("mobile").has_value());
    bring(1, {"mobile"});
    std::filesystem::copy_file(file(), work() / "newer.p7s");
    std::filesystem::remove(file());
    for (int restart = 0; restart < 2; ++restart, openStation()) {
        BOOST_TEST(refused(FaultCode::MandateMissing));
        BOOST_TEST(test::nameOfFault(begin("desk")) == "mandate-missing");
    }
    // The older one in its place, or brought again, counts as little.
    std::filesystem::copy_file(work() / "older.p7s", file());
    BOOST_TEST(refused(FaultCode::MandateMissing));
    BOOST_TEST(test::nameOfFault(begin("desk")) == "mandate-missing");
    std::filesystem::remove(file());
    const Bytes older = valueOf(rapoint::readFile(work() / "older.p7s", 65536));
    BOOST_TEST(test::nameOfFault(work::takeMandate(station().workbench(), older)) == "input-invalid");
    // The one that was taken last is good again where it was.
    std::filesystem::copy_file(work() / "newer.p7s", file());
    BOOST_TEST(begin("mobile").has_value());
    BOOST_TEST(refused(FaultCode::MandateUsedUp));
}

BOOST_AUTO_TEST_SUITE_END()
