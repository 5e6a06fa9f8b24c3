#include "tests/e2e/station_findings.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace rapoint::test;

Json endOf(const DemoProgram& program) {
    return program.last("outcome");
}

/// A card was personalised: what is shown of that names the card, and nothing of its PINs.
void checkNothingSealedIsShown(const DemoProgram& shown) {
    bool intended = false;
    for (const Json& line : shown.lines()) {
        intended = intended || line.value("event", "") == "CardIntended";
        for (const char* const name : {"sealedSoPin", "sealedPin", "sealedPuk", "release"})
            BOOST_CHECK_MESSAGE(!line.at("facts").contains(name), name);
    }
    BOOST_CHECK(intended);
}

} // namespace

BOOST_AUTO_TEST_SUITE(offline_tests)

BOOST_AUTO_TEST_CASE(a_visit_without_network_waits_and_ends_like_any_other_once_the_central_is_back) {
    const DemoStation station;
    const std::size_t packagesBefore = station.centralRows().size();
    const auto visit = station.beginVisit({"--offline"});
    visit->finish(kVisitLimit);
    BOOST_REQUIRE_MESSAGE(visit->status() == 0, visit->last("fault").dump());
    BOOST_CHECK_EQUAL(endOf(*visit).value("outcome", ""), "waiting");
    BOOST_CHECK_EQUAL(endOf(*visit).value("waitingFor", ""), "central");
    BOOST_CHECK(std::filesystem::exists(endOf(*visit).value("package", "none")));
    const std::string id = endOf(*visit).value("caseId", "");
    BOOST_REQUIRE(station.cases(true) == std::vector<std::string>{id});
    BOOST_CHECK_EQUAL(station.centralRows().size(), packagesBefore);

    const auto status = station.run({"sync", "status"});
    BOOST_REQUIRE_EQUAL(status->lines().size(), 1U);
    BOOST_CHECK_EQUAL(status->lines().front().value("caseId", ""), id);
    BOOST_CHECK_EQUAL(status->lines().front().value("delivered", true), false);

    const auto shown = station.run({"case", "show", id});
    BOOST_REQUIRE_EQUAL(shown->status(), 0);
    checkNothingSealedIsShown(*shown);

    const auto sent = station.run({"sync", "run"});
    BOOST_REQUIRE_MESSAGE(sent->status() == 0, sent->last("fault").dump());
    BOOST_CHECK_EQUAL(endOf(*sent).value("outcome", ""), "completed");
    BOOST_CHECK_EQUAL(endOf(*sent).value("caseId", ""), id);
    checkEverythingIsInOrder(station);
}

BOOST_AUTO_TEST_CASE(several_visits_without_network_are_all_sent_by_one_run) {
    const DemoStation station;
    for (int i = 0; i < 3; ++i) {
        const auto visit = station.beginVisit({"--offline"});
        visit->finish(kVisitLimit);
        BOOST_REQUIRE_MESSAGE(visit->status() == 0, visit->last("fault").dump());
    }
    BOOST_CHECK_EQUAL(station.cases(true).size(), 3U);
    const auto sent = station.run({"sync", "run"});
    BOOST_REQUIRE_MESSAGE(sent->status() == 0, sent->last("fault").dump());
    checkEverythingIsInOrder(station);
    // A second run finds nothing to do and changes nothing.
    BOOST_CHECK_EQUAL(station.run({"sync", "run"})->status(), 0);
    checkEverythingIsInOrder(station);
}

BOOST_AUTO_TEST_SUITE_END()
