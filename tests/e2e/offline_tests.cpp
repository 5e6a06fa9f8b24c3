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

/// `rapoint-central` with this command on the station's central.
std::unique_ptr<DemoProgram> central(const DemoStation& station, const std::string& command,
                                     const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{command, (station.work() / "central").string(), "--json"};
    words.insert(words.end(), more.begin(), more.end());
    auto program =
        std::make_unique<DemoProgram>("rapoint-central", words, std::vector<std::string>{"PATH=/usr/bin:/bin"});
    program->finish(kVisitLimit);
    return program;
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

BOOST_AUTO_TEST_CASE(half_a_copy_that_was_imported_first_keeps_no_package_out) {
    namespace fs = std::filesystem;
    const DemoStation station;
    const auto visit = station.beginVisit({"--offline"});
    visit->finish(kVisitLimit);
    BOOST_REQUIRE_MESSAGE(visit->status() == 0, visit->last("fault").dump());
    const std::string id = endOf(*visit).value("caseId", "");
    const fs::path medium = station.work() / "medium";
    const auto exported = station.run({"sync", "export", medium.string()});
    BOOST_REQUIRE_MESSAGE(exported->status() == 0, exported->last("fault").dump());
    const fs::path file = exported->last("file").value("file", "");
    BOOST_REQUIRE(fs::exists(medium / (id + ".export")));

    // A stick that was pulled out: without the label the central takes it in and cannot open it, with it nothing
    // is taken in.
    const fs::path half = station.work() / "half";
    fs::create_directory(half);
    fs::copy(file, half / file.filename());
    fs::resize_file(half / file.filename(), 10'000);
    const auto first = central(station, "import", {(half / file.filename()).string()});
    BOOST_CHECK_EQUAL(first->last("state").value("state", ""), "unopenable");
    fs::copy(medium / (id + ".export"), half / (id + ".export"));
    const auto labelled = central(station, "import", {(half / file.filename()).string()});
    BOOST_CHECK(labelled->status() != 0);
    BOOST_CHECK(labelled->last("fault").value("fault", "").starts_with("seal-broken"));

    const auto whole = central(station, "import", {file.string()});
    BOOST_CHECK_EQUAL(whole->last("state").value("state", ""), "opened");
    const auto sent = station.run({"sync", "run"});
    BOOST_REQUIRE_MESSAGE(sent->status() == 0, sent->last("fault").dump());
    BOOST_CHECK_EQUAL(endOf(*sent).value("outcome", ""), "completed");
    const auto acts = central(station, "audit");
    BOOST_REQUIRE_EQUAL(acts->status(), 0);
    BOOST_CHECK_EQUAL(acts->last("what").value("what", ""), "import");
    BOOST_CHECK_EQUAL(acts->last("about").value("about", ""), id);
}

BOOST_AUTO_TEST_SUITE_END()
