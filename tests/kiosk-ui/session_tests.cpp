#include "kiosk-ui/model/session.h"
#include "tests/kiosk-ui/scripted_desk.h"
#include "tests/kiosk-ui/session_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::kiosk_ui;
using rapoint::test::applicantState;
using rapoint::test::DeskSession;
using rapoint::test::openVisits;

BOOST_AUTO_TEST_SUITE(session_tests)

BOOST_FIXTURE_TEST_CASE(an_inspector_signs_in_by_pin_and_comes_to_the_visits, DeskSession) {
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

BOOST_FIXTURE_TEST_CASE(a_wrong_pin_is_said_and_forgotten, DeskSession) {
    session.press("begin");
    type("1111");
    session.press("sign-in");
    session.signInFailed({FaultCode::PinWrong, {}, TriesLeft{2}});
    BOOST_TEST(session.page().name == "sign-in");
    BOOST_TEST(session.page().notice->text.id == "fault.pin-wrong");
    BOOST_TEST(session.page().pin->entered == 0U);
}

BOOST_FIXTURE_TEST_CASE(an_answer_goes_to_the_station_and_the_page_says_that_it_works, DeskSession) {
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

BOOST_FIXTURE_TEST_CASE(a_question_asked_again_keeps_what_was_typed_and_says_why, DeskSession) {
    signIn();
    session.asked({"prefill-applicant", "reference"}, {});
    session.enter("reference", "X-1");
    session.press("find");
    session.asked({"prefill-applicant", "reference", Fault{FaultCode::VisitNotFound, {}}}, {});
    BOOST_TEST(session.page().fields.front().value == "X-1");
    BOOST_TEST(session.page().notice->text.id == "fault.visit-not-found");
}

BOOST_FIXTURE_TEST_CASE(each_page_of_a_document_is_seen_small_in_the_list_and_larger_when_it_is_changed,
                        DeskSession) {
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
    session.press({"page", PageNumber{2}});
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
    session.press({"page", PageNumber{2}});
    BOOST_TEST(session.page().pictures.empty());
}

BOOST_FIXTURE_TEST_CASE(refusing_asks_for_the_reason_first_and_can_be_left, DeskSession) {
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

BOOST_FIXTURE_TEST_CASE(the_approvers_pin_goes_to_the_station_and_nowhere_else, DeskSession) {
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

BOOST_FIXTURE_TEST_CASE(the_pin_of_the_applicants_card_goes_to_the_station_and_nowhere_else, DeskSession) {
    signIn();
    session.asked({"sign-contract", "signature"}, applicantState());
    type("9");
    session.press("sign-with-card");
    BOOST_TEST(session.page().name == "sign-with-card");
    BOOST_TEST(session.page().pin->entered == 0U);
    BOOST_TEST(!session.page().hint);
    session.press("use-card");
    BOOST_TEST(desk.replies.empty());
    type("998877");
    session.press("read-contract");
    session.press("back");
    session.press("sign-with-card");
    BOOST_TEST(session.page().pin->entered == 0U);
    type("83152947");
    session.press("use-card");
    BOOST_REQUIRE(!desk.replies.empty());
    const auto* const pin = std::get_if<HolderPin>(&desk.replies.back());
    BOOST_REQUIRE(pin != nullptr);
    BOOST_TEST(textOf(pin->pin.bytes()) == "83152947");
    session.asked({"sign-contract", "signature", Fault{FaultCode::PinWrong, {}, TriesLeft{1}}}, applicantState());
    BOOST_TEST(session.page().name == "signature");
    BOOST_TEST(session.page().notice->text.id == "fault.pin-wrong");
    session.press("sign-with-card");
    BOOST_TEST(session.page().notice->text.id == "fault.pin-wrong");
    BOOST_TEST(session.page().pin->entered == 0U);
}

BOOST_FIXTURE_TEST_CASE(no_digit_of_a_pin_is_left_when_its_page_is_left, DeskSession) {
    session.press("begin");
    type("4711");
    session.press("back");
    BOOST_TEST(session.isWiped());
    session.press("begin");
    BOOST_TEST(session.page().pin->entered == 0U);
    signIn();
    session.press("activate");
    type("314159");
    session.press("back");
    BOOST_TEST(session.isWiped());
    session.press("activate");
    BOOST_TEST(session.page().pin->entered == 0U);
    type("314159");
    session.press("next-part");
    type("80");
    session.press("back");
    BOOST_TEST(session.isWiped());
    // What is asked next, what lies over the page, and a page of the operator's are other pages, too.
    session.asked({"approve-case", "approval"}, applicantState());
    type("99");
    session.press("language");
    session.press("back");
    BOOST_TEST(session.page().pin->entered == 0U);
    type("99");
    session.press("overview");
    BOOST_REQUIRE(session.page().name == "overview");
    session.press("back");
    BOOST_TEST(session.page().pin->entered == 0U);
    type("99");
    session.asked({"approve-case", "approval"}, applicantState());
    BOOST_TEST(session.page().pin->entered == 0U);
    type("99");
    session.press("put-aside");
    session.ended({.kind = VisitEnd::Kind::PutAside});
    BOOST_TEST(session.isWiped());
}

BOOST_AUTO_TEST_CASE(a_hint_stands_on_the_page_that_it_is_for_and_on_no_other) {
    const Profile profile = rapoint::test::smallProfile();
    rapoint::test::ScriptedDesk desk;
    const auto hintFor = [](std::string_view page) {
        return page == "sign-in" ? std::optional{literal("4711")} : std::nullopt;
    };
    Session session{{.hintFor = hintFor}, profile, desk, [] {}};
    BOOST_TEST(!session.page().hint.has_value());
    session.press("begin");
    BOOST_REQUIRE(session.page().hint.has_value());
    BOOST_TEST(session.page().hint->literal == "4711");
}

BOOST_FIXTURE_TEST_CASE(a_visit_put_aside_comes_back_to_the_list, DeskSession) {
    signIn();
    session.asked({"record-payment", "payment"}, applicantState());
    session.press("put-aside");
    BOOST_TEST(std::holds_alternative<PutAside>(desk.replies.back()));
    session.ended({.kind = VisitEnd::Kind::PutAside});
    BOOST_TEST(session.page().name == "work-list");
    BOOST_TEST(session.isWiped());
}

BOOST_FIXTURE_TEST_CASE(a_one_time_code_is_typed_on_the_pad_and_answers_for_the_applicant, DeskSession) {
    session.press("begin");
    type("1");
    session.press("sign-in");
    session.signedIn({});
    session.press("new-visit");
    session.asked({"sign-contract", "signing-code"}, applicantState());
    BOOST_TEST(!session.page().primary->enabled);
    type("120945");
    BOOST_TEST(session.page().pin->entered == 6U);
    BOOST_TEST(!session.page().hint);
    session.press("sign-by-code");
    const auto* const typed = desk.answered<CodeTyped>();
    BOOST_REQUIRE(typed);
    BOOST_TEST(textOf(typed->code->bytes()) == "120945");
    session.asked({"sign-contract", "signing-code", Fault{FaultCode::CodeWrong, {}, TriesLeft{2}}},
                  applicantState());
    BOOST_TEST(session.page().notice->text.id == "fault.code-wrong");
    BOOST_TEST(session.page().notice->more->with.at("tries") == "2");
    BOOST_TEST(session.page().pin->entered == 0U);
}

BOOST_FIXTURE_TEST_CASE(an_open_visit_is_resumed_by_its_tile, DeskSession) {
    signIn(1);
    const Action tile = session.page().tiles.front().action;
    session.press(tile);
    BOOST_TEST(desk.calls.back() == "resume " + session.overview().open.front().id.text());
}

BOOST_FIXTURE_TEST_CASE(the_language_changes_on_any_page_and_nothing_else_does, DeskSession) {
    signIn();
    session.asked({"prefill-applicant", "reference"}, {});
    session.enter("reference", "A-7");
    session.press("language");
    BOOST_TEST(session.page().name == "language");
    session.press({"set-language", LanguageCode{"uk"}});
    BOOST_TEST(session.language() == "uk");
    BOOST_TEST(session.page().name == "reference");
    BOOST_TEST(session.page().fields.front().value == "A-7");
    session.press({"set-language", LanguageCode{"xx"}});
    BOOST_TEST(session.language() == "uk");
}

BOOST_AUTO_TEST_SUITE_END()
