#include "kiosk-ui/model/session.h"
#include "tests/kiosk-ui/scripted_desk.h"
#include "tests/kiosk-ui/session_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::kiosk_ui;
using namespace std::chrono_literals;
using rapoint::test::applicantState;
using rapoint::test::DeskSession;
using rapoint::test::KioskSession;
using rapoint::test::openVisits;

BOOST_AUTO_TEST_SUITE(session_idle_tests)

BOOST_FIXTURE_TEST_CASE(the_desk_locks_after_five_minutes_and_goes_on_where_it_was, DeskSession) {
    signIn(1);
    session.touched(0s);
    const CaseId visit = session.overview().open.front().id;
    session.press({"resume", visit});
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

BOOST_FIXTURE_TEST_CASE(a_desk_locked_at_the_list_comes_back_to_the_list, DeskSession) {
    signIn();
    session.touched(0s);
    session.tick(5min);
    BOOST_TEST(session.page().name == "locked");
    BOOST_TEST(desk.replies.empty());
    session.signedIn({});
    BOOST_TEST(session.page().name == "work-list");
}

BOOST_FIXTURE_TEST_CASE(a_locked_desk_acts_on_no_press_but_the_unlocking_one, DeskSession) {
    signIn(1);
    const CaseId visit = session.overview().open.front().id;
    session.touched(0s);
    session.tick(5min);
    BOOST_REQUIRE(session.page().name == "locked");
    const std::vector<std::string> calls = desk.calls;
    const std::string shown = session.page().name;
    for (const Action& action : {Action{"new-visit"},    Action{"resume", visit},
                                 Action{"sign-out"},     Action{"status"},
                                 Action{"activate"},     Action{"overview"},
                                 Action{"queue"},        Action{"audit"},
                                 Action{"verify-audit"}, Action{"end-of-day"},
                                 Action{"synchronise"},  Action{"settings"},
                                 Action{"language"},     Action{"large-text"},
                                 Action{"contrast"},     Action{"set-language", LanguageCode{"uk"}},
                                 Action{"begin"},        Action{"back"},
                                 Action{"finish"},       Action{"sign-in"},
                                 Action{"take-picture"}, Action{"paid"},
                                 Action{"unlock"}}) {
        session.press(action);
        BOOST_TEST(session.page().name == shown, action.name());
    }
    session.enter("number", "1");
    session.choose("public-body", "1");
    BOOST_TEST(desk.calls == calls, boost::test_tools::per_element());
    BOOST_TEST(desk.replies.empty());
    BOOST_TEST(desk.orders.empty());
    BOOST_TEST(session.page().name == shown);
    // With a PIN, only the unlocking one.
    type("12");
    session.press({"resume", visit});
    session.press("sign-in");
    BOOST_TEST(desk.calls == calls, boost::test_tools::per_element());
    session.press("unlock");
    BOOST_TEST(desk.calls.back() == "sign-in 12");
}

BOOST_FIXTURE_TEST_CASE(the_stations_own_work_is_not_locked, DeskSession) {
    signIn();
    session.press("new-visit");
    for (auto now = 0s; now < 1h; now += 30s)
        session.tick(now);
    BOOST_TEST(session.page().name == "working");
}

BOOST_FIXTURE_TEST_CASE(alone_at_a_kiosk_one_is_warned_and_may_extend_without_limit, KioskSession) {
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

BOOST_FIXTURE_TEST_CASE(nobody_there_any_more_everything_of_the_applicant_goes, KioskSession) {
    session.press({"set-language", LanguageCode{"bg"}});
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

BOOST_FIXTURE_TEST_CASE(what_the_station_says_of_a_visit_that_was_left_is_not_shown, KioskSession) {
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

BOOST_FIXTURE_TEST_CASE(the_next_applicant_is_shown_nothing_of_the_one_before, KioskSession) {
    atReference();
    session.enter("reference", "A-1");
    session.press("find");
    session.touched(0s);
    session.press("language"); // while the station works
    session.press({"set-language", LanguageCode{"bg"}});
    session.asked({"capture-document", "trouble", Fault{FaultCode::CameraFailed, {}}}, applicantState());
    session.tick(90s); // gone
    BOOST_TEST(session.page().name == "welcome");
    session.press({"begin-in", LanguageCode{"uk"}});
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

BOOST_AUTO_TEST_SUITE_END()
