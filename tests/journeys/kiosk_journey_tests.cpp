// What an applicant does alone at a kiosk, and how officers finish it at the desk.
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

struct KioskFixture : DeskFixture {
    CaseId beginAlone() {
        app::DemoDesk desk{work()};
        BOOST_REQUIRE(desk.layDocument());
        Engine engine = valueOf(station().engine());
        return valueOf(engine.open("kiosk", true));
    }
    Result<CaseProgress> alone(const CaseId& id, Person& person) {
        Engine engine = valueOf(station().engine());
        engine.setUnattended();
        return engine.advance(id, person);
    }
    std::string actorOf(const CaseId& id, std::string_view event) {
        for (const RecordedEvent& recorded : events(id))
            if (nameOf(recorded.event) == event)
                return recorded.actor;
        return {};
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(kiosk_journey_tests, KioskFixture)

BOOST_AUTO_TEST_CASE(the_applicant_comes_to_the_confirmed_data_and_no_further_and_officers_finish) {
    const CaseId id = beginAlone();
    auto applicant = people(id);
    const CaseProgress progress = valueOf(alone(id, applicant));
    BOOST_REQUIRE(progress.waiting);
    BOOST_TEST(progress.waiting->step->word == "check-features");
    BOOST_TEST(progress.state.consents.at("privacy-notice"));
    BOOST_TEST(progress.state.confirmed.has_value());
    BOOST_TEST(actorOf(id, "ConsentRecorded") == "applicant");
    BOOST_TEST(actorOf(id, "DataConfirmed") == "applicant");
    BOOST_TEST(actorOf(id, "MrzRead") == "station");
    // Again alone it stays where it is.
    const std::size_t length = events(id).size();
    BOOST_TEST(valueOf(alone(id, applicant)).waiting.has_value());
    BOOST_TEST(events(id).size() == length);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(who_does_not_agree_is_asked_nothing_more_and_nothing_stays) {
    const CaseId id = beginAlone();
    auto applicant = people(id);
    applicant.on("privacy", Answer{ConsentGiven{false, "uk"}});
    const CaseProgress progress = valueOf(alone(id, applicant));
    BOOST_REQUIRE(progress.finished);
    BOOST_TEST(progress.finished->outcome == "refused");
    BOOST_TEST(progress.state.refused->reason == "consent-declined");
    BOOST_TEST(!progress.state.prefilled.has_value());
}

BOOST_AUTO_TEST_CASE(alone_nobody_refuses_defers_or_comes_without_an_application) {
    const CaseId id = beginAlone();
    for (const Answer& answer : {Answer{RefuseApplicant{"data-differ"}}, Answer{DeferApplicant{"comes-back"}}}) {
        auto applicant = people(id);
        bool first = true;
        applicant.on("reference", [&](const Question&, const CaseState&) {
            return std::exchange(first, false) ? std::optional{answer} : std::nullopt;
        });
        BOOST_REQUIRE(valueOf(alone(id, applicant)).question);
        BOOST_TEST(!state(id).refused.has_value());
        BOOST_TEST(!state(id).deferred.has_value());
    }
    auto walkIn = people(id);
    bool first = true;
    walkIn.on("reference", [&](const Question&, const CaseState&) {
        return std::exchange(first, false) ? std::optional<Answer>{WalkIn{}} : std::nullopt;
    });
    BOOST_TEST(!alone(id, walkIn));
    BOOST_TEST(!state(id).prefilled.has_value());
}

BOOST_AUTO_TEST_CASE(what_was_left_half_way_is_gone_on_with_at_the_desk) {
    const CaseId id = beginAlone();
    auto applicant = people(id);
    applicant.silentAt("confirm-data");
    BOOST_REQUIRE(valueOf(alone(id, applicant)).question);
    BOOST_TEST(stopAt(id, "payment").confirmed.has_value());
    BOOST_TEST(actorOf(id, "DataConfirmed") == inspector().id);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(its_card_can_be_given_up_at_the_desk_like_any_other) {
    const CaseId id = beginAlone();
    auto applicant = people(id);
    BOOST_REQUIRE(valueOf(alone(id, applicant)).waiting);
    const std::string misprinted = stopAt(id, "pin-way").card.serial;
    Engine engine = valueOf(station().engine());
    requireDone(engine.answerUnasked(id, ReplaceCard{"face misprinted"}));
    BOOST_TEST(state(id).card.voided == std::vector<std::string>{misprinted}, boost::test_tools::per_element());
    requireCompleted(id);
}

BOOST_AUTO_TEST_SUITE_END()
