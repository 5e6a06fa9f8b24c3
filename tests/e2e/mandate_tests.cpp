#include "tests/e2e/demo_station.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>

namespace {

using namespace rapoint::test;
namespace fs = std::filesystem;

constexpr int kRefused = 3;

/// A demonstration whose station has no mandate yet.
struct MandateFixture {
    DemoStation station;
    fs::path kept = station.work() / "station" / "mandate.p7s";
    fs::path medium = station.work() / "mandate.p7s";

    MandateFixture() { fs::remove(kept); }

    /// The central signs one and writes it to the medium.
    void give(const std::string& to, const std::string& cases, const std::string& days) const {
        DemoProgram central{"rapoint-central",
                            {"mandate", (station.work() / "central").string(), "--station", to, "--cases", cases,
                             "--days", days, "--out", medium.string(), "--json"},
                            {"PATH=/usr/bin:/bin"}};
        central.finish(kVisitLimit);
        BOOST_REQUIRE_MESSAGE(central.status() == 0, central.last("fault").dump());
    }
    std::unique_ptr<DemoProgram> bring() const { return station.run({"sync", "mandate", medium.string()}); }
    std::unique_ptr<DemoProgram> visit() const {
        auto visit = station.beginVisit({"--mode", "mobile", "--offline"});
        visit->finish(kVisitLimit);
        return visit;
    }
    static std::string faultOf(const DemoProgram& program) {
        const Json fault = program.last("fault");
        return fault.is_null() ? "" : fault.at("fault").get<std::string>();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(mandate_tests, MandateFixture)

BOOST_AUTO_TEST_CASE(a_mobile_station_begins_as_many_visits_as_its_mandate_allows_and_goes_on_with_them) {
    give("RA-01", "1", "2");
    const auto brought = bring();
    BOOST_REQUIRE_MESSAGE(brought->status() == 0, brought->last("fault").dump());
    BOOST_TEST(brought->last("cases").value("cases", 0) == 1);
    const auto first = visit();
    BOOST_REQUIRE_MESSAGE(first->status() == 0, first->last("fault").dump());
    const auto second = visit();
    BOOST_TEST(second->status() == kRefused);
    BOOST_TEST(faultOf(*second) == "mandate-used-up");
    BOOST_TEST(station.cases(true).size() == 1U);
    // What was begun goes on, and the line brings another mandate by itself.
    give("RA-01", "1", "2");
    const auto sent = station.run({"sync", "run"});
    BOOST_REQUIRE_MESSAGE(sent->status() == 0, sent->last("fault").dump());
    BOOST_TEST(station.cases(true).empty());
    const auto third = visit();
    BOOST_TEST(third->status() == 0, third->last("fault").dump());
}

BOOST_AUTO_TEST_CASE(a_mandate_that_does_not_hold_is_not_taken_and_begins_nothing) {
    give("RA-01", "9", "2");
    std::fstream file{medium, std::ios::binary | std::ios::in | std::ios::out};
    std::string content{std::istreambuf_iterator<char>{file}, {}};
    const std::size_t at = content.find("\"cases\":9");
    BOOST_REQUIRE((at != std::string::npos));
    content[at + 8] = '8';
    std::ofstream{medium, std::ios::binary} << content;
    BOOST_TEST(faultOf(*bring()) == "mandate-forged");
    BOOST_TEST(!fs::exists(kept));
    // Nor one that was put into the station's own directory.
    fs::copy_file(medium, kept);
    BOOST_TEST(faultOf(*visit()) == "mandate-forged");
    BOOST_TEST(station.cases(true).empty());
}

BOOST_AUTO_TEST_CASE(another_stations_mandate_and_an_older_one_are_not_taken) {
    give("RA-02", "9", "2");
    BOOST_TEST(faultOf(*bring()) == "mandate-forged");
    give("RA-01", "9", "2");
    fs::rename(medium, station.work() / "older.p7s");
    give("RA-01", "3", "2");
    BOOST_TEST(bring()->status() == 0);
    fs::rename(station.work() / "older.p7s", medium);
    BOOST_TEST(faultOf(*bring()) == "input-invalid");
    BOOST_TEST(station.run({"audit", "verify"})->status() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
