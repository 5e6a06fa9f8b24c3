#include "station/work/day_end.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/printing/pdf_probe.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <regex>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

BOOST_FIXTURE_TEST_SUITE(day_report_tests, DeskFixture)

BOOST_AUTO_TEST_CASE(the_report_of_a_day_says_what_was_counted_and_nothing_of_an_applicant_in_every_language) {
    openStation();
    const CaseId id = begin();
    stopAt(id, "payment"); // everything of an applicant is recorded
    work::Overview overview;
    overview.listed = {{.id = id, .openedAt = {}, .word = "record-payment", .waitsForCentral = true}};
    overview.open = 41;
    overview.unsent = {id};
    overview.envelopes.free = 100;
    const long counted = 97;
    const auto applicant = state(id).applicant;
    BOOST_REQUIRE(applicant.has_value());
    for (const char* const language : {"bg", "en", "pl", "ro", "sl", "uk"}) {
        const Bytes report = valueOf(work::dayReport(station().workbench(), {overview, counted}, language));
        const std::string words = textOfPdf(report);
        BOOST_TEST(words.find(id.text().substr(id.text().size() - 6)) != std::string::npos, language);
        BOOST_TEST(std::regex_search(words, std::regex{" " + std::to_string(counted) + "\n"}), language);
        BOOST_TEST(words.find("-3") != std::string::npos, language);
        BOOST_TEST(words.find("RA-01") != std::string::npos, language);
        for (const std::string& personal : {applicant->surname, applicant->givenNames, applicant->documentNumber,
                                            applicant->nationalNumber.value, applicant->email})
            BOOST_TEST(words.find(personal) == std::string::npos, language);
    }
}

BOOST_AUTO_TEST_CASE(a_day_without_open_visits_on_which_the_count_agrees_says_so) {
    openStation();
    work::Overview overview;
    overview.envelopes.free = 12;
    const std::string words = textOfPdf(valueOf(work::dayReport(station().workbench(), {overview, 12}, "en")));
    BOOST_TEST(words.find("Books and count agree.") != std::string::npos);
    BOOST_TEST(words.find("differ") == std::string::npos);
    BOOST_TEST(words.find("Numbers of the") == std::string::npos);
    requireDone(work::printReport(station().workbench(),
                                  valueOf(work::dayReport(station().workbench(), {overview, 12}, "en"))));
}

BOOST_AUTO_TEST_CASE(the_audit_log_counts_every_open_visit_of_the_day_as_the_report_does) {
    openStation();
    constexpr std::size_t kVisits = 41; // one more than are listed
    for (std::size_t i = 0; i < kVisits; ++i)
        begin();
    const work::Workbench& bench = station().workbench();
    const work::DayEnd day{work::overviewOf(bench, {}), 97};
    BOOST_TEST(day.overview.open == kVisits);
    BOOST_TEST(day.overview.listed.size() == kVisits - 1);
    requireDone(work::closeDay(bench, day));
    const std::string said = "begun 41, closed 0, open 41, envelopes 100, counted 97";
    const auto entries = linesOfAudit("DayClosed");
    BOOST_REQUIRE_EQUAL(entries.size(), 1U);
    BOOST_TEST(entries.front().at("detail") == said);
    const std::string words = textOfPdf(valueOf(work::dayReport(bench, day, "en")));
    BOOST_TEST(words.find("41") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
