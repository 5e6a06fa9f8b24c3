#include "tests/e2e/demo_station.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

namespace {

using namespace rapoint::test;
namespace fs = std::filesystem;

std::string faultOf(const DemoProgram& program) {
    const Json line = program.last("fault");
    return line.is_null() ? "" : line.value("fault", "");
}

} // namespace

BOOST_AUTO_TEST_SUITE(command_line_tests)

BOOST_AUTO_TEST_CASE(a_wrong_command_line_is_an_object_too) {
    const DemoStation station;
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"case", "list", "--no-such-option"}, {"case"}, {"no-such-command"}}) {
        const auto refused = station.run(words);
        BOOST_CHECK_EQUAL(refused->status(), 2);
        BOOST_CHECK_EQUAL(faultOf(*refused), "input-invalid");
    }
}

BOOST_AUTO_TEST_CASE(a_second_demonstration_in_the_same_directory_waits_outside) {
    const DemoStation station;
    const auto first = station.beginVisit({});
    BOOST_REQUIRE(first->saysLines(1, kVisitLimit));
    const auto second = station.beginVisit({});
    second->finish(kVisitLimit);
    BOOST_CHECK_EQUAL(faultOf(*second), "data-directory-busy");
    first->finish(kVisitLimit);
    BOOST_CHECK_EQUAL(first->status(), 0);
}

BOOST_AUTO_TEST_CASE(packages_are_not_exported_to_where_no_directory_can_be) {
    const DemoStation station;
    const auto refused = station.run({"sync", "export", "/proc/no-such-place"});
    BOOST_CHECK_EQUAL(faultOf(*refused), "storage-failed");
}

BOOST_AUTO_TEST_CASE(without_its_audit_log_the_station_stops) {
    const DemoStation station;
    const auto visit = station.beginVisit({});
    visit->finish(kVisitLimit);
    BOOST_REQUIRE_EQUAL(visit->status(), 0);
    const fs::path log = station.work() / "station" / "audit.log";
    const fs::path aside = station.work() / "aside.log";
    fs::rename(log, aside);
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"case", "list"}, {"sync", "run"}, {"audit", "verify"}, {"doctor"}}) {
        const auto stopped = station.run(words);
        BOOST_CHECK_EQUAL(faultOf(*stopped), "audit-broken");
        BOOST_CHECK(stopped->status() != 0);
    }
    fs::rename(aside, log);
    BOOST_CHECK_EQUAL(station.run({"audit", "verify"})->status(), 0);
    BOOST_CHECK_EQUAL(station.run({"case", "list"})->status(), 0);
}

BOOST_AUTO_TEST_CASE(a_mistake_in_the_configuration_is_named) {
    const DemoStation station;
    std::ofstream{station.work() / "station.toml", std::ios::app} << "prniter = 7\n";
    const auto refused = station.run({"case", "list"});
    BOOST_CHECK_EQUAL(faultOf(*refused), "configuration-invalid");
    BOOST_CHECK(refused->last("fault").value("detail", "").find("prniter") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
