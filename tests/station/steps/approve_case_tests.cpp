#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

#include "station/base/digest.h"
#include "station/crypto/member.h"
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

BOOST_FIXTURE_TEST_CASE(two_officers_are_two_keys_whatever_their_names_are, AtApproveCase) {
    BOOST_TEST(faultOf(run(ApprovalGiven{{"approver-3", inspector.key}})) == "approver-is-creator");
    // One who made the case, another who goes on with it, and the first again with a card of another name.
    StepBench resumed{"approve-case"};
    const auto creator = std::make_shared<MemorySigningKey>("inspector-6");
    resumed.happened(
        {CaseOpened{"specimen", "desk", {}, false, memberOf(creator->certificate())->publicKey.hex()}});
    resumed.identified();
    BOOST_TEST(faultOf(resumed.run(ApprovalGiven{{"approver-4", creator}})) == "approver-is-creator");
    BOOST_TEST(resumed.count<Approved>() == 0);
    BOOST_TEST(exitOf(resumed.run(ApprovalGiven{{"approver-3", key}})) == "done");
}

BOOST_FIXTURE_TEST_CASE(a_card_that_does_not_sign_approves_nothing, AtApproveCase) {
    key->trouble.with = FaultCode::CardRemoved;
    BOOST_TEST(faultOf(run(ApprovalGiven{{"approver-3", key}})) == "card-removed");
    BOOST_TEST(exitOf(run(RefuseApplicant{"data-differ"})) == "refused");
    BOOST_TEST(exitOf(run(DeferApplicant{"data-unclear"})) == "deferred");
}

BOOST_AUTO_TEST_SUITE_END()
