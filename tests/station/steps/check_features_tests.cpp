#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtCheckFeatures : StepBench {
    AtCheckFeatures()
        : StepBench{"check-features"} {
        spec.parameters = {{"features", std::vector<std::string>{"hologram", "window", "microprint", "relief"}},
                           {"count", std::int64_t{3}},
                           {"random", std::int64_t{1}}};
    }
    FeaturesSeen seen(bool last) {
        FeaturesSeen answer;
        const CaseState now = state();
        for (const std::string& feature : now.features->features)
            answer.present[feature] = true;
        answer.present[state().features->features.back()] = last;
        return answer;
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(check_features_tests)

BOOST_FIXTURE_TEST_CASE(as_many_are_asked_about_as_the_profile_says, AtCheckFeatures) {
    BOOST_TEST(askedBy(run()) == "features");
    BOOST_TEST(state().features->features.size() == 3U);
    BOOST_TEST(exitOf(run(seen(true))) == "done");
    BOOST_TEST(count<FeatureChecked>() == 3);
}

BOOST_FIXTURE_TEST_CASE(one_that_is_missing_refuses_the_case, AtCheckFeatures) {
    run();
    BOOST_TEST(exitOf(run(seen(false))) == "refused");
    BOOST_TEST(state().refused->reason == "security-feature-missing");
}

BOOST_FIXTURE_TEST_CASE(each_has_to_be_answered_and_a_crash_changes_none, AtCheckFeatures) {
    run();
    const auto picked = state().features->features;
    crash();
    BOOST_TEST(askedBy(run()) == "features");
    BOOST_TEST(state().features->features == picked);
    BOOST_TEST(faultOf(run(FeaturesSeen{{{picked.front(), true}}})) == "input-invalid");
    BOOST_TEST(count<FeatureChecked>() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
