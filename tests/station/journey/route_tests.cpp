#include "station/journey/route.h"

#include "tests/station/journey/profile_fixture.h"

using namespace rapoint;
using namespace rapoint::tests;
using namespace std::chrono_literals;

namespace {

Journey desk() {
    return readProfile(soundProfile()).profile.journeys.at(0);
}

} // namespace

BOOST_AUTO_TEST_SUITE(route_tests)

BOOST_AUTO_TEST_CASE(done_goes_on_to_the_next_step_and_other_exits_to_their_targets) {
    const Journey journey = desk();
    const StepSpec& compare = *journey.find("compare-data");
    BOOST_TEST(targetOf(journey, compare, "done")->id == "approve-case");
    BOOST_TEST(targetOf(journey, compare, "refused")->id == "seal-package");
    BOOST_TEST(targetOf(journey, compare, "expired") == nullptr);
    const StepSpec& wait = *journey.find("await-clarification");
    BOOST_TEST(targetOf(journey, wait, "done")->id == "compare-data");
    BOOST_TEST(targetOf(journey, wait, "expired")->id == "refuse-case");
    BOOST_TEST(targetOf(journey, *journey.find("issue-certificate"), "skipped")->id == "close-case");
    BOOST_TEST(targetOf(journey, journey.steps.back(), "done") == nullptr);
    BOOST_TEST(routesFrom(journey, *journey.find("close-case")).empty());
    BOOST_TEST(routesFrom(journey, *journey.find("issue-certificate")).size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_deadline_counts_from_the_steps_turn_or_from_the_step_it_names) {
    Journey journey = desk();
    StepSpec step = *journey.find("await-clarification");
    CaseState state;
    state.openedAt = Instant{1h};
    BOOST_TEST((*dueAt(state, step) == Instant{25h}));
    apply(state, {2, Instant{2h}, "station", StepFinished{"compare-data", "deferred"}});
    BOOST_TEST((*dueAt(state, step) == Instant{26h}));
    apply(state, {3, Instant{5h}, "station", StepFinished{"approve-case", "done"}});
    step.deadline->since = "compare-data";
    BOOST_TEST((*dueAt(state, step) == Instant{26h}));
    step.deadline->since = "hand-over";
    BOOST_TEST(!dueAt(state, step));
    step.deadline.reset();
    BOOST_TEST(!dueAt(state, step));
}

BOOST_AUTO_TEST_SUITE_END()
