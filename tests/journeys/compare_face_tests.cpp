#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::valueOf;

namespace {

/// The ordinary desk visit, with the face compared after the security features.
struct FaceFixture : DeskFixture {
    FaceFixture() {
        for (Journey& journey : m_profile.journeys) {
            const auto checked = std::ranges::find(journey.steps, "check-features", &StepSpec::word);
            if (journey.mode != "desk" || checked == journey.steps.end())
                continue;
            StepSpec face;
            face.id = face.word = "compare-face";
            face.by = "inspector";
            face.at = {"desk"};
            face.ways = {"officer"};
            face.exits = {{"refused", "seal-package"}, {"deferred", "await-clarification"}};
            journey.steps.insert(checked + 1, std::move(face));
        }
    }
    Result<CaseProgress> visit(const CaseId& id, Person& person) {
        Profiles profiles{m_profile};
        Engine engine{profiles, station().ports(), station().journal(), inspector()};
        return engine.advance(id, person);
    }

private:
    Profile m_profile = station().profile();
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(compare_face_tests, FaceFixture)

BOOST_AUTO_TEST_CASE(the_officer_sees_a_picture_taken_now_and_says_that_it_is_the_same_person) {
    const CaseId id = begin();
    auto person = facing(id, script());
    person.on("face", [&](const Question&, const CaseState& state) -> std::optional<Answer> {
        BOOST_REQUIRE(state.livePicture);
        BOOST_TEST(!valueOf(station().ports().evidence.get(id, state.livePicture->picture)).empty());
        return FaceJudged{true};
    });
    person.silentAt("payment");
    BOOST_REQUIRE(valueOf(visit(id, person)).question);
    BOOST_TEST(state(id).face.value().same);
    BOOST_TEST(state(id).face.value().way == "officer");
}

BOOST_AUTO_TEST_CASE(who_is_another_person_is_refused) {
    const CaseId id = begin();
    auto person = facing(id, script());
    person.on("face", Answer{FaceJudged{false}});
    const CaseProgress progress = valueOf(visit(id, person));
    BOOST_REQUIRE(progress.finished);
    BOOST_TEST(progress.finished->outcome == "refused");
    BOOST_TEST(progress.state.refused->reason == "identity-in-doubt");
}

BOOST_AUTO_TEST_CASE(without_a_picture_of_the_person_nothing_is_judged) {
    const CaseId id = begin();
    auto person = people(id);
    requireFault(id, visit(id, person), FaultCode::CameraFailed);
    BOOST_TEST(!state(id).face.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
