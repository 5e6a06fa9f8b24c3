#include "kiosk-ui/model/operator_parts.h"
#include "station/case/event.h"
#include "station/journey/vocabulary.h"
#include "tests/kiosk-ui/scripted_desk.h"
#include "tests/kiosk-ui/session_fixture.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <type_traits>

using namespace rapoint;
using namespace rapoint::kiosk_ui;
using rapoint::test::openVisits;
using rapoint::test::SessionFixture;

namespace {

struct AtTheDesk : SessionFixture {
    AtTheDesk()
        : SessionFixture{Mode::Desk} {
        signIn(7);
    }
    void typePin(std::string_view digits) {
        type(digits);
        session.press("next-part");
    }
};
struct AtTheKiosk : SessionFixture {
    AtTheKiosk()
        : SessionFixture{Mode::Kiosk} {
        signIn();
    }
};

template <class... Fact>
std::vector<std::string_view> namesOf(std::type_identity<std::variant<Fact...>>) {
    return {Fact::kName...};
}

} // namespace

BOOST_AUTO_TEST_SUITE(operator_tests)

BOOST_FIXTURE_TEST_CASE(every_open_visit_is_on_the_list_even_if_the_start_page_has_no_room_for_it, AtTheDesk) {
    BOOST_TEST(session.page().tiles.size() == 4U);
    session.press("queue");
    std::set<CaseId> seen;
    for (int turn = 0; turn < 2; ++turn) {
        for (const Row& row : session.page().rows)
            seen.insert(*row.button->action.with<CaseId>());
        session.press("further");
    }
    BOOST_TEST(seen.size() == 7U);
    session.press("earlier");
    session.press("earlier");
    BOOST_TEST(session.page().rows.size() == kLinesOfList);
}

BOOST_FIXTURE_TEST_CASE(what_waits_is_sent_again_or_exported_one_by_one_and_says_why_it_waits, AtTheDesk) {
    Overview overview = openVisits(2);
    overview.open.back().waitsForCentral = true;
    overview.open.back().cause = FaultCode::CentralUnreachable;
    const CaseId id = overview.open.back().id;
    session.overviewChanged(overview);
    session.press("queue");
    BOOST_TEST(session.page().rows.back().value.id == "fault.central-unreachable");
    session.press({"item", id});
    BOOST_TEST(session.page().name == "queue-item");
    session.press("send-again");
    BOOST_REQUIRE(desk.ordered<SendAgain>() != nullptr);
    BOOST_TEST((desk.ordered<SendAgain>()->id == id));
    session.orderFailed({FaultCode::CentralSlow, {}});
    BOOST_TEST(session.page().notice->text.id == "fault.central-slow");
    session.press("export");
    BOOST_REQUIRE(desk.ordered<ExportPackage>() != nullptr);
    BOOST_TEST((desk.ordered<ExportPackage>()->id == id));
    session.press("back");
    BOOST_TEST(session.page().name == "queue");
    session.press("back");
    BOOST_TEST(session.page().name == "overview");
    session.press("back");
    BOOST_TEST(session.page().name == "work-list");
}

BOOST_FIXTURE_TEST_CASE(a_visit_is_gone_on_with_from_the_list_but_not_beside_another, AtTheDesk) {
    const CaseId id = session.overview().open.back().id;
    session.press("new-visit");
    session.asked({"prefill-applicant", "reference"}, {});
    session.press("queue");
    session.press({"item", id});
    session.press("go-on");
    BOOST_TEST(session.page().notice->text.id == "queue-item.one-at-a-time");
    session.press("back");
    session.press("back");
    session.press("back");
    BOOST_TEST(session.page().name == "reference");
    session.press("put-aside");
    session.ended({});
    session.press("queue");
    session.press({"item", id});
    session.press("go-on");
    BOOST_TEST(desk.calls.back() == "resume " + id.text());
}

BOOST_FIXTURE_TEST_CASE(one_visit_is_looked_up_in_the_audit_log, AtTheDesk) {
    session.press("audit");
    session.press("audit-visit");
    BOOST_TEST(session.page().name == "audit-visit");
    session.press("look-up");
    BOOST_TEST(desk.orders.empty());
    session.enter("number", "a5ee5");
    session.press("look-up");
    BOOST_REQUIRE(desk.ordered<FindAudit>() != nullptr);
    BOOST_TEST(desk.ordered<FindAudit>()->number == "a5ee5");
    session.orderFailed({FaultCode::CaseNotFound, {}});
    BOOST_TEST(session.page().notice->text.id == "fault.case-not-found");
    AuditRecord record{.caseId = "01a20194-f75f-7de9-8e6d-54b314fa5ee5", .entriesOfLog = 80};
    for (std::uint64_t i = 0; i < kLinesOfList; ++i)
        record.lines.push_back({i, {}, "KeyGenerated", "inspector-7"});
    record.lines.push_back({6, {}, "Unheard", "station"});
    session.orderDone(record);
    const Page found = session.page();
    BOOST_TEST(found.fields.empty());
    BOOST_TEST((found.notice->mark == Mark::Good));
    BOOST_REQUIRE(found.rows.size() == kLinesOfList);
    BOOST_TEST(found.rows.front().value.terms.at("step") == "step.generate-key-pair");
    BOOST_TEST(found.rows.front().value.with.at("who") == "inspector-7");
    session.press("further");
    BOOST_REQUIRE(session.page().rows.size() == 1U);
    BOOST_TEST(session.page().rows.front().value.with.at("step") == "Unheard");
    session.press("back");
    BOOST_TEST(session.page().name == "audit");
    // What comes when nobody looks any more is not shown.
    session.orderDone(record);
    session.press("audit-visit");
    BOOST_TEST(session.page().rows.empty());
}

BOOST_AUTO_TEST_CASE(every_fact_is_shown_by_a_step_that_has_words) {
    for (const std::string_view name : namesOf(std::type_identity<Event>{}))
        BOOST_TEST(wordOfFact(name) != nullptr, name);
    BOOST_TEST(wordOfFact("Head") == nullptr);
}

BOOST_FIXTURE_TEST_CASE(a_mobile_station_shows_what_is_left_of_its_mandate_and_a_desk_has_none, AtTheDesk) {
    const auto row = [&]() -> std::optional<Row> {
        for (const Row& shown : session.page().rows)
            if (shown.button && shown.button->action.is("mandate"))
                return shown;
        return std::nullopt;
    };
    session.press("overview");
    BOOST_TEST(!row().has_value());
    Overview overview = session.overview();
    overview.mandate = MandateStatus{.visits = 12, .days = 3, .endsAt = Instant{}};
    session.overviewChanged(overview);
    BOOST_REQUIRE(row().has_value());
    BOOST_TEST(row()->value.count.value() == 12);
    BOOST_TEST((row()->mark == Mark::Attention)); // three days
    session.press("mandate");
    BOOST_REQUIRE(session.page().rows.size() == 3U);
    BOOST_TEST((session.page().rows[0].mark == Mark::Good));
    BOOST_TEST((session.page().rows[1].mark == Mark::Attention));
    overview.mandate = MandateStatus{.fault = FaultCode::MandateMissing};
    session.overviewChanged(overview);
    BOOST_TEST(session.page().rows.empty());
    BOOST_TEST(session.page().notice->text.id == "fault.mandate-missing");
    BOOST_TEST(session.page().notice->advice->id == "remedy.synchronise");
    session.press("synchronise");
    BOOST_TEST(desk.ordered<Synchronise>() != nullptr);
    session.press("back");
    BOOST_TEST(row()->value.id == "fault.mandate-missing");
    BOOST_TEST((row()->mark == Mark::Bad));
}

BOOST_FIXTURE_TEST_CASE(the_day_counts_all_visits_not_only_those_of_the_list, AtTheDesk) {
    Overview overview = openVisits(3);
    overview.allOpen = 41;
    overview.unsent = {overview.open.front().id, overview.open.back().id};
    session.overviewChanged(overview);
    session.press("end-of-day");
    const auto shown = [&](const char* label) {
        const auto& rows = session.page().rows;
        const auto row = std::ranges::find(rows, label, [](const Row& r) { return r.label.id; });
        BOOST_REQUIRE(row != rows.end());
        return row->value.literal;
    };
    BOOST_TEST(shown("end-of-day.open") == "41");
    BOOST_TEST(shown("end-of-day.unsent") == "2");
}

BOOST_FIXTURE_TEST_CASE(the_day_is_closed_with_a_count, AtTheDesk) {
    session.press("end-of-day");
    session.enter("counted", "x");
    session.press("close-day");
    BOOST_TEST(session.page().notice->text.id == "error.count");
    session.enter("counted", "97");
    session.press("close-day");
    BOOST_REQUIRE(desk.ordered<CloseDay>() != nullptr);
    BOOST_TEST(desk.ordered<CloseDay>()->counted == 97);
    BOOST_TEST(desk.ordered<CloseDay>()->language == "en");
    session.orderDone(
        DayReport{{.mark = Mark::Good, .text = {.id = "end-of-day.recorded"}}, {{.label = {.id = "page"}}}});
    BOOST_TEST(session.page().name == "day-report");
    BOOST_TEST(session.page().pictures.size() == 1U);
    BOOST_TEST(session.page().notice->text.id == "end-of-day.recorded");
    session.press("print-report");
    BOOST_TEST(desk.ordered<PrintReport>() != nullptr);
    session.orderFailed({FaultCode::PrinterJammed, {}});
    BOOST_TEST(session.page().notice->text.id == "fault.printer-jammed");
    BOOST_TEST(session.page().pictures.size() == 1U);
    session.press("back");
    BOOST_TEST(session.page().name == "overview");
    // Whoever has gone on to another page is told, and stays there.
    session.press("queue");
    session.orderDone(DayReport{{.mark = Mark::Good, .text = {.id = "end-of-day.recorded"}}});
    BOOST_TEST(session.page().name == "queue");
    session.press("day-report");
    BOOST_TEST(session.page().name == "queue");
}

BOOST_FIXTURE_TEST_CASE(digits_of_the_pad_change_places_when_that_is_set, AtTheDesk) {
    session.press("settings");
    session.choose("shuffled-pad", "on");
    BOOST_TEST(session.page().choices.back().chosen);
    session.press("back");
    session.press("back");
    std::set<std::string> orders;
    for (int i = 0; i < 8; ++i) {
        session.press("activate");
        std::string order = session.page().pin->order;
        orders.insert(order);
        std::ranges::sort(order);
        BOOST_TEST(order == "0123456789");
        session.press("back");
    }
    BOOST_TEST(orders.size() > 1U);
}

BOOST_FIXTURE_TEST_CASE(a_holder_gives_the_card_a_pin_that_is_not_easy_to_guess, AtTheDesk) {
    session.press("activate");
    typePin("4711");
    typePin("111111");
    BOOST_TEST(session.page().notice->text.id == "weak.repeats");
    typePin("820496");
    typePin("820497");
    BOOST_TEST(session.page().notice->text.id == "error.pins-differ");
    BOOST_TEST(!session.isWiped());
    typePin("820496");
    typePin("820496");
    BOOST_REQUIRE(desk.calls.size() >= 2U);
    BOOST_TEST(desk.calls[desk.calls.size() - 2] == "transport 4711");
    BOOST_TEST(desk.calls.back() == "new 820496");
    session.activationFailed({FaultCode::PinPolicy, {}, PinWeakness::BirthDate});
    BOOST_TEST(session.page().notice->text.id == "weak.birth-date");
    typePin("4711");
    typePin("820496");
    typePin("820496");
    session.cardActivated();
    BOOST_TEST(session.page().name == "activated");
    session.press("finish");
    BOOST_TEST(session.page().name == "work-list");
    BOOST_TEST(session.isWiped());
}

BOOST_FIXTURE_TEST_CASE(who_has_the_number_is_told_how_the_visit_stands, AtTheKiosk) {
    session.press("status");
    session.enter("number", "5EE5A1");
    session.press("look-up");
    BOOST_TEST(desk.calls.back() == "status 5EE5A1");
    session.statusFound(std::nullopt);
    BOOST_TEST(session.page().notice->text.id == "fault.case-not-found");
    session.statusFound(VisitStatus{false, "approve-case", "approver"});
    BOOST_TEST(session.page().rows.back().value.id == "role.approver");
    session.press("back");
    BOOST_TEST(session.page().name == "welcome");
    BOOST_TEST(session.isWiped());
}

BOOST_FIXTURE_TEST_CASE(an_applicant_sees_nothing_of_the_operators_pages, AtTheKiosk) {
    for (const char* const page :
         {"overview", "mandate", "queue", "audit", "end-of-day", "settings", "devices", "planned"}) {
        session.press(page);
        BOOST_TEST(session.page().name == "welcome");
    }
}

BOOST_AUTO_TEST_SUITE_END()
