#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

struct ApprovalFixture : DeskFixture {
    /// The people of an ordinary visit, with the second officer's sign-ins counted.
    app::Script counting() {
        app::Script people = script();
        people.approver = [this] {
            ++signIns;
            return station().signInApprover();
        };
        return people;
    }
    void goOn(const CaseId& id, const std::string& upTo) {
        auto person = people(id, counting());
        person.silentAt(upTo);
        const CaseProgress progress = valueOf(advance(id, person));
        BOOST_REQUIRE(progress.question);
        BOOST_TEST(progress.question->what == upTo);
    }

    int signIns = 0;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(approval_tests, ApprovalFixture)

BOOST_AUTO_TEST_CASE(nobody_approves_the_own_case) {
    const CaseId id = begin();
    auto person = people(id);
    person.on("approval", Answer{ApprovalGiven{inspector()}});
    const Fault fault = requireFault(id, advance(id, person), FaultCode::ApproverIsCreator);
    BOOST_CHECK(rowOf(fault.code).exitStatus == ExitStatus::Refused);
    BOOST_TEST(!state(id).approved.has_value());
    BOOST_CHECK(state(id).card.initialised == Stage::None);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(the_second_officer_signs_in_at_the_approval_and_signs_the_package_with_it) {
    const CaseId id = begin();
    goOn(id, "approval");
    BOOST_TEST(signIns == 0);
    auto person = people(id, counting());
    requireClosed(id, advance(id, person), "completed");
    BOOST_TEST(signIns == 1);
}

BOOST_AUTO_TEST_CASE(the_second_officer_is_signed_out_when_the_work_stops) {
    const CaseId id = begin();
    goOn(id, "hand-over");
    BOOST_TEST(signIns == 1);
    // A token that is logged in to already would refuse this.
    requireDone(station().signInApprover());
}

BOOST_AUTO_TEST_CASE(after_a_restart_the_officer_who_approved_signs_in_again_for_the_package) {
    const CaseId id = begin();
    goOn(id, "hand-over");
    closeStation();
    openStation();
    goOn(id, "co-signature");
    BOOST_TEST(signIns == 1);
    auto person = people(id, counting());
    requireClosed(id, advance(id, person), "completed");
    BOOST_TEST(signIns == 2);
}

BOOST_AUTO_TEST_CASE(nobody_but_the_officer_who_approved_signs_the_package) {
    const CaseId id = begin();
    goOn(id, "hand-over");
    auto person = people(id);
    int asked = 0;
    person.on("co-signature", [&](const Question& question, const CaseState&) -> std::optional<Answer> {
        if (++asked > 1)
            BOOST_TEST(question.because.has_value());
        return asked == 1 ? std::optional{Answer{ApprovalGiven{inspector()}}} : std::nullopt;
    });
    requireFault(id, advance(id, person), FaultCode::CardNotFound);
    BOOST_TEST(asked == 2);
    BOOST_TEST(!state(id).package.has_value());
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_case_whose_approver_does_not_come_back_is_refused_and_its_card_is_void) {
    const CaseId id = begin();
    goOn(id, "hand-over");
    closeStation();
    openStation();
    goOn(id, "co-signature");
    requireRefused(id, "approver-withdrew");
    const auto names = audited(id);
    BOOST_TEST(std::ranges::count(names, "CardVoided") == 1);
    BOOST_TEST(std::ranges::count(names, "CertificateRequested") == 0);
}

BOOST_AUTO_TEST_CASE(looking_at_the_station_signs_nobody_in) {
    closeStation();
    for (const char* officer : {"inspector", "approver"})
        std::filesystem::remove(work() / "people" / (std::string{officer} + ".pin"));
    openStation();
    BOOST_TEST(valueOf(station().journal().list()).empty());
    requireDone(station().ports().cards.cards());
    BOOST_TEST(nameOfFault(station().inspector()) == "station-key-missing");
}

BOOST_AUTO_TEST_SUITE_END()
