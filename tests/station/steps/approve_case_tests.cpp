#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

#include "station/base/digest.h"
#include "station/steps/case_record.h"

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtApproveCase : StepBench {
    AtApproveCase()
        : StepBench{"approve-case"}
        , key{std::make_shared<MemorySigningKey>("approver-3")} {
        identified();
    }
    std::shared_ptr<MemorySigningKey> key;
};

} // namespace

BOOST_AUTO_TEST_SUITE(approve_case_tests)

BOOST_FIXTURE_TEST_CASE(a_second_officer_signs_the_case_as_it_stands, AtApproveCase) {
    BOOST_TEST(askedBy(run()) == "approval");
    const std::string record = Digest::of(bytesOf(caseRecord(events()))).hex();
    const auto turned = run(ApprovalGiven{{"approver-3", key}});
    BOOST_TEST(exitOf(turned) == "done");
    BOOST_TEST(turned->actor == "approver-3");
    BOOST_TEST(state().approved->digest == record);
    BOOST_TEST(state().approved->signature == toBase64(bytesOf("approver-3:" + record)));
}

BOOST_FIXTURE_TEST_CASE(whoever_made_the_case_cannot_approve_it, AtApproveCase) {
    BOOST_TEST(faultOf(run(ApprovalGiven{inspector})) == "approver-is-creator");
    inspector.id = "inspector-8"; // who goes on with it did not make it
    BOOST_TEST(faultOf(run(ApprovalGiven{inspector})) == "approver-is-creator");
    BOOST_TEST(faultOf(run(ApprovalGiven{{"inspector-7", key}})) == "approver-is-creator");
    BOOST_TEST(count<Approved>() == 0);
}

BOOST_FIXTURE_TEST_CASE(a_card_that_does_not_sign_approves_nothing, AtApproveCase) {
    key->trouble.with = FaultCode::CardRemoved;
    BOOST_TEST(faultOf(run(ApprovalGiven{{"approver-3", key}})) == "card-removed");
    BOOST_TEST(exitOf(run(RefuseApplicant{"data-differ"})) == "refused");
    BOOST_TEST(exitOf(run(DeferApplicant{"data-unclear"})) == "deferred");
}

BOOST_AUTO_TEST_SUITE_END()
