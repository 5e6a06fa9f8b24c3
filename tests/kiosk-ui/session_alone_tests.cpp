#include "kiosk-ui/model/session.h"
#include "tests/kiosk-ui/scripted_desk.h"
#include "tests/kiosk-ui/session_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::kiosk_ui;
using rapoint::test::applicantState;
using rapoint::test::KioskSession;
using rapoint::test::openVisits;

BOOST_AUTO_TEST_SUITE(session_alone_tests)

BOOST_FIXTURE_TEST_CASE(what_an_officer_has_to_do_is_not_asked_of_the_applicant, KioskSession) {
    atReference();
    session.enter("reference", "A-1");
    session.press("find");
    session.asked({"check-features", "features"}, applicantState());
    BOOST_TEST(session.page().name == "officer-next");
    BOOST_TEST(std::holds_alternative<PutAside>(desk.replies.back()));
    BOOST_TEST(session.isWiped());
}

BOOST_FIXTURE_TEST_CASE(alone_one_agrees_in_the_language_that_one_reads, KioskSession) {
    signIn();
    session.press({"begin-in", LanguageCode{"bg"}});
    BOOST_TEST(desk.calls.back() == "begin");
    session.asked({"record-consent", "privacy"}, {});
    BOOST_TEST(session.page().name == "privacy");
    session.press("decline");
    BOOST_REQUIRE(desk.answered<ConsentGiven>() != nullptr);
    BOOST_TEST(!desk.answered<ConsentGiven>()->given);
    BOOST_TEST(desk.answered<ConsentGiven>()->language == "bg");
}

BOOST_FIXTURE_TEST_CASE(alone_nobody_decides_what_an_officer_decides, KioskSession) {
    atReference();
    session.enter("reference", "A-1");
    for (const char* const action : {"refuse", "defer", "walk-in", "put-aside", "keep-picture"}) {
        for (const Button& offered : session.page().secondary)
            BOOST_TEST(!offered.action.is(action));
        session.press(action);
        BOOST_TEST(session.page().name == "reference");
    }
    BOOST_TEST(desk.replies.empty());
}

BOOST_FIXTURE_TEST_CASE(an_officer_who_is_called_finds_the_visit_by_its_number, KioskSession) {
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

BOOST_FIXTURE_TEST_CASE(when_all_of_the_applicants_part_is_done_an_officer_is_next, KioskSession) {
    atReference();
    session.press("show-code");
    BOOST_TEST(desk.answered<CodeShown>() != nullptr);
    session.ended({.kind = VisitEnd::Kind::Waiting, .reason = "inspector"});
    BOOST_TEST(session.page().name == "officer-next");
    session.press("finish");
    BOOST_TEST(session.page().name == "welcome");
}

BOOST_AUTO_TEST_SUITE_END()
