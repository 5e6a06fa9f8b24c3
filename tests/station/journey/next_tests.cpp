#include "station/journey/next.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace std::chrono_literals;

namespace {

StepSpec step(const std::string& id, const std::string& by = "inspector") {
    StepSpec spec;
    spec.id = spec.word = id;
    spec.by = by;
    spec.at = {"desk"};
    return spec;
}

/// prefill → (deferred: wait) → approve, while accepted → close.
Journey journeyOf() {
    Journey journey;
    journey.mode = "desk";
    journey.steps = {step("prefill-applicant"), step("approve-case", "approver"), step("close-case", "station"),
                     step("await-clarification")};
    journey.steps[0].exits = {{"refused", "close-case"}, {"deferred", "await-clarification"}};
    journey.steps[1].when = "accepted";
    journey.steps[3].exits = {{"done", "prefill-applicant"}, {"refused", "close-case"}};
    journey.steps[3].deadline = Deadline{24h, "close-case", {}};
    return journey;
}

CaseState after(std::vector<Event> events) {
    std::vector<RecordedEvent> recorded{{1, Instant{}, "officer", CaseOpened{"p", "desk", "", true}}};
    for (Event& event : events)
        recorded.push_back({recorded.size() + 1, Instant{}, "officer", std::move(event)});
    return fold(recorded);
}

std::string stepAt(const CaseState& state, const Journey& journey, Instant now = Instant{}) {
    const auto then = next(state, journey, now);
    BOOST_REQUIRE(then);
    if (const auto* todo = std::get_if<DoStep>(&*then))
        return todo->step->id;
    if (const auto* wait = std::get_if<WaitFor>(&*then))
        return "wait for " + wait->step->by;
    if (const auto* expired = std::get_if<Expired>(&*then))
        return "expired " + expired->step->id;
    return "finished " + std::get<Finished>(*then).outcome;
}

} // namespace

BOOST_AUTO_TEST_SUITE(next_tests)

BOOST_AUTO_TEST_CASE(a_new_case_begins_with_the_first_step_and_goes_on_with_the_one_behind) {
    const Journey journey = journeyOf();
    BOOST_TEST(stepAt(after({}), journey) == "prefill-applicant");
    BOOST_TEST(stepAt(after({StepFinished{"prefill-applicant", "done"}}), journey) == "approve-case");
}

BOOST_AUTO_TEST_CASE(a_step_whose_guard_does_not_hold_is_passed_over) {
    const Journey journey = journeyOf();
    BOOST_TEST(stepAt(after({Refused{"x"}, StepFinished{"prefill-applicant", "done"}}), journey) == "close-case");
}

BOOST_AUTO_TEST_CASE(an_exit_leads_where_the_profile_says) {
    const Journey journey = journeyOf();
    BOOST_TEST(stepAt(after({StepFinished{"prefill-applicant", "deferred"}}), journey) == "await-clarification");
    BOOST_TEST(stepAt(after({StepFinished{"await-clarification", "done"}}), journey) == "prefill-applicant");
}

BOOST_AUTO_TEST_CASE(a_passed_deadline_leads_to_its_fallback) {
    const Journey journey = journeyOf();
    const CaseState waiting = after({StepFinished{"prefill-applicant", "deferred"}});
    BOOST_TEST(stepAt(waiting, journey, Instant{24h}) == "await-clarification");
    BOOST_TEST(stepAt(waiting, journey, Instant{24h + 1ms}) == "expired await-clarification");
    BOOST_TEST(stepAt(after({StepFinished{"await-clarification", "expired"}}), journey) == "close-case");
}

BOOST_AUTO_TEST_CASE(what_the_central_or_another_place_does_is_waited_for) {
    Journey journey = journeyOf();
    journey.steps[0].by = "central";
    BOOST_TEST(stepAt(after({}), journey) == "wait for central");
    journey = journeyOf();
    journey.steps[0].at = {"web"};
    BOOST_TEST(stepAt(after({}), journey) == "wait for inspector");
}

BOOST_AUTO_TEST_CASE(a_closed_case_is_finished) {
    BOOST_TEST(stepAt(after({CaseClosed{"completed"}}), journeyOf()) == "finished completed");
}

BOOST_AUTO_TEST_CASE(a_journey_that_leads_nowhere_is_a_fault_and_nothing_is_skipped) {
    Journey journey = journeyOf();
    for (const char* exit : {"failed", "expired"}) {
        const auto then = next(after({StepFinished{"prefill-applicant", exit}}), journey, Instant{});
        BOOST_REQUIRE(!then);
        BOOST_TEST((then.error().code == FaultCode::ProfileInvalid));
    }
    journey.steps[0].when = "no-such-guard";
    BOOST_TEST(!next(after({}), journey, Instant{}));
}

BOOST_AUTO_TEST_SUITE_END()
