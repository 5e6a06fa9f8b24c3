#include "kiosk-ui/model/session.h"
#include "tests/kiosk-ui/scripted_desk.h"
#include "tests/kiosk-ui/session_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::kiosk_ui;
using namespace std::chrono_literals;
using rapoint::test::applicantState;
using rapoint::test::openVisits;
using rapoint::test::SessionFixture;

namespace {

struct Desk : SessionFixture {
    Desk()
        : SessionFixture{Mode::Desk} {}
};
struct Kiosk : SessionFixture {
    Kiosk()
        : SessionFixture{Mode::Kiosk} {}
};

} // namespace

BOOST_AUTO_TEST_SUITE(session_tests)

BOOST_FIXTURE_TEST_CASE(an_inspector_signs_in_by_pin_and_comes_to_the_visits, Desk) {
    session.press("begin");
    BOOST_TEST(session.page().name == "sign-in");
    BOOST_TEST(!session.page().primary->enabled);
    type("4711x");
    session.eraseDigit();
    type("2");
    BOOST_TEST(session.page().pin->entered == 4U);
    session.press("sign-in");
    BOOST_TEST(desk.calls.back() == "sign-in 4712");
    BOOST_TEST(session.page().name == "working");
    session.signedIn(openVisits(2));
    BOOST_TEST(session.page().name == "work-list");
    BOOST_TEST(session.page().tiles.size() == 2U);
    BOOST_TEST(*session.page().lead->count == 2);
}

BOOST_FIXTURE_TEST_CASE(a_wrong_pin_is_said_and_forgotten, Desk) {
    session.press("begin");
    type("1111");
    session.press("sign-in");
    session.signInFailed({FaultCode::PinWrong, "2 tries left"});
    BOOST_TEST(session.page().name == "sign-in");
    BOOST_TEST(session.page().notice->text.id == "fault.pin-wrong");
    BOOST_TEST(session.page().pin->entered == 0U);
}

BOOST_FIXTURE_TEST_CASE(an_answer_goes_to_the_station_and_the_page_says_that_it_works, Desk) {
    signIn();
    session.press("new-visit");
    BOOST_TEST(desk.calls.back() == "begin");
    session.stepBegan("prefill-applicant");
    session.asked({"prefill-applicant", "reference"}, {});
    BOOST_TEST(session.page().name == "reference");
    session.press("find");
    BOOST_TEST(session.page().fields.front().error->id == "error.reference");
    BOOST_TEST(desk.replies.empty());
    session.enter("reference", "2026-000241");
    session.press("find");
    BOOST_REQUIRE(desk.answered<ReferenceGiven>() != nullptr);
    BOOST_TEST(desk.answered<ReferenceGiven>()->reference == "2026-000241");
    BOOST_TEST(session.page().name == "working");
}

BOOST_FIXTURE_TEST_CASE(a_question_asked_again_keeps_what_was_typed_and_says_why, Desk) {
    signIn();
    session.asked({"prefill-applicant", "reference"}, {});
    session.enter("reference", "X-1");
    session.press("find");
    session.asked({"prefill-applicant", "reference", Fault{FaultCode::VisitNotFound, {}}}, {});
    BOOST_TEST(session.page().fields.front().value == "X-1");
    BOOST_TEST(session.page().notice->text.id == "fault.visit-not-found");
}

BOOST_FIXTURE_TEST_CASE(each_page_of_a_document_is_seen_small_in_the_list_and_larger_when_it_is_changed, Desk) {
    signIn();
    CaseState state = applicantState();
    state.pages.put(1, {});
    state.pages.put(2, {});
    const auto picture = [](const char* label, std::uint8_t shade) {
        return ShownPicture{{.id = label}, 1, 1, std::make_shared<std::vector<std::uint8_t>>(4, shade)};
    };
    const ShownPicture first = picture("first", 1);
    const ShownPicture second = picture("second", 2);
    session.asked({"capture-document", "pages"}, state, {first, second});
    const Page pages = session.page();
    BOOST_REQUIRE(pages.rows.size() == 2U);
    BOOST_TEST((pages.rows[0].picture == first));
    BOOST_TEST((pages.rows[1].picture == second));
    BOOST_TEST(pages.pictures.empty());
    session.press("page:2");
    BOOST_TEST(session.page().name == "page-options");
    BOOST_TEST((session.page().pictures == std::vector{second}));
    session.press("back");
    session.press("pages-complete");
    // Moved: the same pictures in another order.
    session.asked({"capture-document", "pages"}, state, {second, first});
    BOOST_TEST((session.page().rows[0].picture == second));
    // One that cannot be shown leaves its row without.
    session.asked({"capture-document", "pages"}, state, {first});
    BOOST_TEST(!session.page().rows[1].picture.has_value());
    session.press("page:2");
    BOOST_TEST(session.page().pictures.empty());
}

BOOST_FIXTURE_TEST_CASE(refusing_asks_for_the_reason_first_and_can_be_left, Desk) {
    signIn();
    session.asked({"compare-data", "confirm-data"}, applicantState());
    session.press("refuse");
    BOOST_TEST(session.page().name == "refuse");
    session.press("back");
    BOOST_TEST(session.page().name == "confirm-data");
    session.press("refuse");
    BOOST_TEST(!session.page().primary->enabled);
    session.choose("reason", "applicant-withdrew");
    session.press("confirm");
    BOOST_REQUIRE(desk.answered<RefuseApplicant>() != nullptr);
    BOOST_TEST(desk.answered<RefuseApplicant>()->reason == "applicant-withdrew");
}

BOOST_FIXTURE_TEST_CASE(the_approvers_pin_goes_to_the_station_and_nowhere_else, Desk) {
    signIn();
    session.asked({"approve-case", "approval"}, applicantState());
    BOOST_TEST(session.page().pin.has_value());
    type("998877");
    session.press("approve");
    BOOST_REQUIRE(!desk.replies.empty());
    const auto* const pin = std::get_if<OfficerPin>(&desk.replies.back());
    BOOST_REQUIRE(pin != nullptr);
    BOOST_TEST(pin->pin.size() == 6U);
    session.asked({"approve-case", "approval", Fault{FaultCode::PinWrong, {}}}, applicantState());
    BOOST_TEST(session.page().pin->entered == 0U);
}

BOOST_FIXTURE_TEST_CASE(a_visit_put_aside_comes_back_to_the_list, Desk) {
    signIn();
    session.asked({"record-payment", "payment"}, applicantState());
    session.press("put-aside");
    BOOST_TEST(std::holds_alternative<PutAside>(desk.replies.back()));
    session.ended({.kind = VisitEnd::Kind::PutAside});
    BOOST_TEST(session.page().name == "work-list");
    BOOST_TEST(session.isWiped());
}

BOOST_FIXTURE_TEST_CASE(an_open_visit_is_resumed_by_its_tile, Desk) {
    signIn(1);
    const std::string tile = session.page().tiles.front().name;
    session.press(tile);
    BOOST_TEST(desk.calls.back() == "resume " + session.overview().open.front().id.text());
}

BOOST_FIXTURE_TEST_CASE(the_language_changes_on_any_page_and_nothing_else_does, Desk) {
    signIn();
    session.asked({"prefill-applicant", "reference"}, {});
    session.enter("reference", "A-7");
    session.press("language");
    BOOST_TEST(session.page().name == "language");
    session.press("set-language:uk");
    BOOST_TEST(session.language() == "uk");
    BOOST_TEST(session.page().name == "reference");
    BOOST_TEST(session.page().fields.front().value == "A-7");
    session.press("set-language:xx");
    BOOST_TEST(session.language() == "uk");
}

BOOST_FIXTURE_TEST_CASE(the_desk_locks_after_five_minutes_and_goes_on_where_it_was, Desk) {
    signIn(1);
    session.touched(0s);
    const CaseId visit = session.overview().open.front().id;
    session.press("resume:" + visit.text());
    session.visitBegan(visit);
    session.asked({"record-payment", "payment"}, applicantState());
    session.tick(4min + 59s);
    BOOST_TEST(session.page().name == "payment");
    session.tick(5min);
    BOOST_TEST(session.page().name == "locked");
    BOOST_TEST(session.isWiped());
    BOOST_TEST(std::holds_alternative<PutAside>(desk.replies.back()));
    BOOST_TEST(desk.calls.back() == "sign-out");
    session.ended({.kind = VisitEnd::Kind::PutAside});
    session.press("paid");
    BOOST_TEST(desk.replies.size() == 1U);
    type("12");
    session.press("unlock");
    BOOST_TEST(desk.calls.back() == "sign-in 12");
    session.signInFailed({FaultCode::PinWrong, {}});
    BOOST_TEST(session.page().name == "locked");
    session.signedIn(openVisits(1));
    BOOST_TEST(desk.calls.back() == "resume " + visit.text());
    session.asked({"record-payment", "payment"}, applicantState());
    BOOST_TEST(session.page().name == "payment");
}

BOOST_FIXTURE_TEST_CASE(a_desk_locked_at_the_list_comes_back_to_the_list, Desk) {
    signIn();
    session.touched(0s);
    session.tick(5min);
    BOOST_TEST(session.page().name == "locked");
    BOOST_TEST(desk.replies.empty());
    session.signedIn({});
    BOOST_TEST(session.page().name == "work-list");
}

BOOST_FIXTURE_TEST_CASE(the_stations_own_work_is_not_locked, Desk) {
    signIn();
    session.press("new-visit");
    for (auto now = 0s; now < 1h; now += 30s)
        session.tick(now);
    BOOST_TEST(session.page().name == "working");
}

BOOST_FIXTURE_TEST_CASE(alone_at_a_kiosk_one_is_warned_and_may_extend_without_limit, Kiosk) {
    atReference();
    session.touched(0s);
    auto now = 0s;
    for (int i = 0; i < 20; ++i) {
        now += 61s;
        session.tick(now);
        BOOST_TEST(session.page().name == "idle");
        BOOST_TEST(*session.page().lead->count == 29);
        session.press("extend");
        BOOST_TEST(session.page().name == "reference");
    }
    BOOST_TEST(desk.replies.empty());
}

BOOST_FIXTURE_TEST_CASE(nobody_there_any_more_everything_of_the_applicant_goes, Kiosk) {
    session.press("set-language:bg");
    atReference();
    session.touched(0s);
    session.enter("reference", "SECRET-1");
    session.tick(60s);
    BOOST_TEST(session.page().name == "idle");
    session.tick(90s);
    BOOST_TEST(session.page().name == "welcome");
    BOOST_TEST(session.language() == "en");
    BOOST_TEST(session.isWiped());
    BOOST_REQUIRE_EQUAL(desk.replies.size(), 1U);
    BOOST_TEST(std::holds_alternative<PutAside>(desk.replies.back()));
    session.ended({.kind = VisitEnd::Kind::PutAside});
    BOOST_TEST(session.page().name == "welcome");
}

BOOST_FIXTURE_TEST_CASE(what_the_station_says_of_a_visit_that_was_left_is_not_shown, Kiosk) {
    atReference();
    session.enter("reference", "A-1");
    session.press("find");
    session.stepBegan("capture-document");
    session.cameraOpened();
    session.touched(0s);
    session.tick(90s);
    BOOST_TEST(desk.calls.back() == "leave-camera");
    session.asked({"capture-document", "trouble", Fault{FaultCode::CameraFailed, {}}}, applicantState());
    BOOST_TEST(session.page().name == "welcome");
    BOOST_TEST(session.isWiped());
    BOOST_TEST(std::holds_alternative<PutAside>(desk.replies.back()));
}

BOOST_FIXTURE_TEST_CASE(the_next_applicant_is_shown_nothing_of_the_one_before, Kiosk) {
    atReference();
    session.enter("reference", "A-1");
    session.press("find");
    session.touched(0s);
    session.press("language"); // while the station works
    session.press("set-language:bg");
    session.asked({"capture-document", "trouble", Fault{FaultCode::CameraFailed, {}}}, applicantState());
    session.tick(90s); // gone
    BOOST_TEST(session.page().name == "welcome");
    session.press("begin-in:uk");
    BOOST_TEST(session.page().name == "working");
    session.asked({"compare-data", "confirm-data"}, applicantState()); // still the first one's
    BOOST_TEST(session.page().name == "working");
    BOOST_TEST(session.isWiped());
    session.ended({.kind = VisitEnd::Kind::PutAside});
    BOOST_TEST(session.page().name == "working");
    session.visitBegan(openVisits(1).open.front().id);
    session.asked({"prefill-applicant", "reference"}, {});
    BOOST_TEST(session.page().name == "reference");
}

BOOST_FIXTURE_TEST_CASE(what_an_officer_has_to_do_is_not_asked_of_the_applicant, Kiosk) {
    atReference();
    session.enter("reference", "A-1");
    session.press("find");
    session.asked({"check-features", "features"}, applicantState());
    BOOST_TEST(session.page().name == "officer-next");
    BOOST_TEST(std::holds_alternative<PutAside>(desk.replies.back()));
    BOOST_TEST(session.isWiped());
}

BOOST_FIXTURE_TEST_CASE(alone_one_agrees_in_the_language_that_one_reads, Kiosk) {
    signIn();
    session.press("begin-in:bg");
    BOOST_TEST(desk.calls.back() == "begin");
    session.asked({"record-consent", "privacy"}, {});
    BOOST_TEST(session.page().name == "privacy");
    session.press("decline");
    BOOST_REQUIRE(desk.answered<ConsentGiven>() != nullptr);
    BOOST_TEST(!desk.answered<ConsentGiven>()->given);
    BOOST_TEST(desk.answered<ConsentGiven>()->language == "bg");
}

BOOST_FIXTURE_TEST_CASE(alone_nobody_decides_what_an_officer_decides, Kiosk) {
    atReference();
    session.enter("reference", "A-1");
    for (const char* const action : {"refuse", "defer", "walk-in", "put-aside", "keep-picture"}) {
        for (const Action& offered : session.page().secondary)
            BOOST_TEST(offered.name != action);
        session.press(action);
        BOOST_TEST(session.page().name == "reference");
    }
    BOOST_TEST(desk.replies.empty());
}

BOOST_FIXTURE_TEST_CASE(an_officer_who_is_called_finds_the_visit_by_its_number, Kiosk) {
    const CaseId visit = openVisits(1).open.front().id;
    atReference();
    session.visitBegan(visit);
    session.press("call-officer");
    BOOST_TEST(session.page().name == "officer-next");
    BOOST_TEST(session.page().rows.front().value.literal == shortName(visit));
    BOOST_TEST(std::holds_alternative<PutAside>(desk.replies.back()));
    session.ended({.kind = VisitEnd::Kind::PutAside});
    BOOST_TEST(session.page().rows.front().value.literal == shortName(visit));
    BOOST_TEST(session.isWiped());
}

BOOST_FIXTURE_TEST_CASE(when_all_of_the_applicants_part_is_done_an_officer_is_next, Kiosk) {
    atReference();
    session.press("show-code");
    BOOST_TEST(desk.answered<CodeShown>() != nullptr);
    session.ended({.kind = VisitEnd::Kind::Waiting, .reason = "inspector"});
    BOOST_TEST(session.page().name == "officer-next");
    session.press("finish");
    BOOST_TEST(session.page().name == "welcome");
}

BOOST_AUTO_TEST_SUITE_END()
