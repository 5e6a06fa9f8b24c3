#include "tests/store/store_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using rapoint::test::caseOpened;
using rapoint::test::confirmed;

namespace {

FaultCode codeOf(const Result<>& result) {
    BOOST_REQUIRE(!result);
    return result.error().code;
}

} // namespace

BOOST_TEST_DONT_PRINT_LOG_VALUE(rapoint::FaultCode)

BOOST_FIXTURE_TEST_SUITE(sqlite_journal_tests, test::StoreFixture)

BOOST_AUTO_TEST_CASE(what_was_appended_comes_back_in_order_after_a_restart) {
    const CaseId id = openCase();
    clock.advance(std::chrono::seconds{5});
    BOOST_REQUIRE(append(id, {confirmed("Wiśniewska"), PaymentRecorded{"cash", 12300, "PLN", "7"}}));
    reopen();
    const auto events = journal().load(id);
    BOOST_REQUIRE(events);
    BOOST_REQUIRE_EQUAL(events->size(), 3U);
    BOOST_TEST((*events)[2].number == 3U);
    BOOST_TEST((*events)[2].actor == "inspector");
    BOOST_CHECK((*events)[2].at == clock.now());
    BOOST_TEST(std::get<DataConfirmed>((*events)[1].event).applicant.surname == "Wiśniewska");
    BOOST_TEST(std::get<PaymentRecorded>((*events)[2].event).amountMinor == 12300);
}

BOOST_AUTO_TEST_CASE(the_list_says_what_is_known_without_opening_a_case) {
    const CaseId id = openCase();
    clock.advance(std::chrono::seconds{1});
    BOOST_REQUIRE(append(id, {Approved{}}, "approver"));
    stationKey.setPresent(false);
    reopen();
    const auto cases = journal().list();
    BOOST_REQUIRE(cases);
    BOOST_REQUIRE_EQUAL(cases->size(), 1U);
    const CaseSummary& summary = cases->front();
    BOOST_CHECK(summary.id == id);
    BOOST_TEST(summary.provider == "cencert");
    BOOST_TEST(summary.mode == "desk");
    BOOST_TEST(summary.creator == "inspector");
    BOOST_TEST(summary.approver.value_or("") == "approver");
    BOOST_TEST(summary.length == 2U);
    BOOST_TEST(summary.lastEvent == "Approved");
    BOOST_CHECK(summary.changedAt - summary.openedAt == std::chrono::seconds{1});
    BOOST_TEST(!summary.closed);
}

BOOST_AUTO_TEST_CASE(an_append_after_events_that_were_not_seen_is_a_conflict) {
    const CaseId id = openCase();
    BOOST_REQUIRE(append(id, {confirmed("A")}));
    const std::vector<Event> events{confirmed("B")};
    BOOST_CHECK(codeOf(journal().append(id, 1, "inspector", events, clock.now())) == FaultCode::JournalConflict);
    BOOST_CHECK(codeOf(journal().append(id, 3, "inspector", events, clock.now())) == FaultCode::JournalConflict);
    BOOST_TEST(lengthOf(id) == 2U);
}

BOOST_AUTO_TEST_CASE(a_case_is_opened_once_and_begins_with_its_opening) {
    const CaseId id = openCase();
    const Event first = caseOpened();
    BOOST_CHECK(codeOf(journal().open(id, "x", std::span{&first, 1}, clock.now())) == FaultCode::JournalConflict);
    BOOST_REQUIRE(journal().load(id));
    const Event other = confirmed("A");
    const CaseId next = CaseId::make(clock.now(), random);
    BOOST_CHECK(codeOf(journal().open(next, "x", std::span{&other, 1}, clock.now())) == FaultCode::Internal);
}

BOOST_AUTO_TEST_CASE(nobody_approves_a_case_of_their_own) {
    const CaseId id = openCase();
    BOOST_CHECK(codeOf(append(id, {confirmed("A"), Approved{}})) == FaultCode::ApproverIsCreator);
    BOOST_TEST(lengthOf(id) == 1U);
    BOOST_REQUIRE_EQUAL(journal().load(id)->size(), 1U);
    BOOST_CHECK(append(id, {Approved{}}, "approver").has_value());
}

BOOST_AUTO_TEST_CASE(a_clock_set_back_is_found_across_cases_and_restarts) {
    openCase();
    clock.advance(std::chrono::hours{1});
    const CaseId id = openCase();
    clock.advance(-std::chrono::minutes{1});
    BOOST_CHECK(codeOf(append(id, {confirmed("A")})) == FaultCode::ClockSetBack);
    reopen();
    BOOST_CHECK(codeOf(append(id, {confirmed("A")})) == FaultCode::ClockSetBack);
    BOOST_CHECK(codeOf(store().audit().record("Started", "station", "", clock.now())) == FaultCode::ClockSetBack);
    BOOST_CHECK(journal().load(id).has_value());
    clock.advance(std::chrono::minutes{1});
    BOOST_CHECK(append(id, {confirmed("A")}).has_value());
}

BOOST_AUTO_TEST_CASE(a_closed_case_keeps_its_summary_and_takes_nothing_more) {
    const CaseId id = openCase();
    BOOST_REQUIRE(append(id, {confirmed("A")}));
    BOOST_REQUIRE(close(id));
    for (int restart = 0; restart < 2; ++restart, reopen()) {
        BOOST_CHECK(codeOf(append(id, {confirmed("B")})) == FaultCode::CaseClosed);
        BOOST_CHECK(codeOf(close(id)) == FaultCode::CaseClosed);
        BOOST_CHECK(journal().load(id).error().code == FaultCode::CaseClosed);
        BOOST_CHECK(store().evidence().put(id, "a", "b", bytesOf("c")).error().code == FaultCode::CaseClosed);
        BOOST_CHECK(codeOf(store().messages().append(id, MessageDirection::Sent, bytesOf("c"))) ==
                    FaultCode::CaseClosed);
        BOOST_TEST(journal().list()->front().closed);
        BOOST_TEST(journal().list()->front().lastEvent == "StepFinished");
        BOOST_TEST(lengthOf(id) == 4U);
    }
}

BOOST_AUTO_TEST_CASE(the_end_of_a_case_comes_through_close_only) {
    const CaseId id = openCase();
    BOOST_CHECK(codeOf(append(id, {CaseClosed{"completed"}})) == FaultCode::Internal);
    const Event other = confirmed("A");
    BOOST_CHECK(codeOf(journal().close(id, 1, "inspector", std::span{&other, 1}, clock.now())) ==
                FaultCode::Internal);
}

BOOST_AUTO_TEST_CASE(a_case_that_is_not_there_is_named_so) {
    const CaseId id = CaseId::make(clock.now(), random);
    BOOST_CHECK(codeOf(append(id, {confirmed("A")})) == FaultCode::CaseNotFound);
    BOOST_CHECK(codeOf(close(id)) == FaultCode::CaseNotFound);
    BOOST_CHECK(journal().load(id).error().code == FaultCode::CaseNotFound);
}

BOOST_AUTO_TEST_CASE(without_the_stations_token_no_case_can_be_read) {
    const CaseId id = openCase();
    reopen();
    stationKey.setPresent(false);
    BOOST_CHECK(journal().load(id).error().code == FaultCode::StationKeyMissing);
    BOOST_CHECK(codeOf(append(id, {confirmed("A")})) == FaultCode::StationKeyMissing);
    stationKey.setPresent(true);
    BOOST_CHECK(journal().load(id).has_value());
}

BOOST_AUTO_TEST_CASE(the_token_opens_a_cases_key_once) {
    const CaseId id = openCase();
    reopen();
    for (int i = 0; i < 5; ++i)
        BOOST_REQUIRE(append(id, {confirmed("A")}));
    BOOST_REQUIRE(journal().load(id));
    BOOST_TEST(stationKey.unwrapped() == 1);
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_is_refused_and_nothing_recorded) {
    const CaseId id = openCase();
    BOOST_CHECK(codeOf(append(id, {confirmed("good"), confirmed("\xff\xfe")})) == FaultCode::InputInvalid);
    BOOST_TEST(lengthOf(id) == 1U);
    BOOST_TEST(!store().audit().verify()->brokenAt.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
