#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

#include "station/base/digest.h"

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtSealPackage : StepBench {
    AtSealPackage()
        : StepBench{"seal-package"} {
        personalised();
    }
    std::string package() { return std::string{textOf(world.outbox.packages.at(id))}; }
    bool has(const std::string& line) { return package().find('\n' + line + '\n') != std::string::npos; }
};

} // namespace

BOOST_AUTO_TEST_SUITE(seal_package_tests)

BOOST_FIXTURE_TEST_CASE(everything_on_record_is_sealed_and_signed_by_both_officers, AtSealPackage) {
    BOOST_TEST(exitOf(run()) == "done");
    for (const std::string line :
         {"case.json", "document-front.png", "request.p10", "by inspector-7", "by approver-3"})
        BOOST_TEST(has(line), line);
    BOOST_TEST(state().package->sha256 == Digest::of(world.outbox.packages.at(id)).hex());
    BOOST_TEST(state().package->size == static_cast<std::int64_t>(package().size()));
}

BOOST_FIXTURE_TEST_CASE(a_refused_case_asks_for_nothing_and_needs_one_signature, AtSealPackage) {
    happened({Refused{"applicant-withdrew"}});
    approver.reset();
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(!has("request.p10"));
    BOOST_TEST(has("by inspector-7"));
    BOOST_TEST(!has("by approver-3"));
}

BOOST_FIXTURE_TEST_CASE(only_the_officer_who_approved_signs_it, AtSealPackage) {
    const auto right = std::exchange(approver, std::nullopt);
    BOOST_TEST(askedBy(run()) == "co-signature");
    approver = Officer{"approver-9", std::make_shared<MemorySigningKey>("approver-9")};
    BOOST_TEST(faultOf(run()) == "card-not-found");
    approver->id = right->id; // the name alone has approved nothing
    BOOST_TEST(faultOf(run()) == "card-not-found");
    approver = right;
    BOOST_TEST(exitOf(run()) == "done");
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_sealed_or_kept_is_not_on_record, AtSealPackage) {
    world.sealer.trouble.with = FaultCode::CryptoFailed;
    BOOST_TEST(faultOf(run()) == "crypto-failed");
    world.sealer.trouble = {};
    world.outbox.trouble.with = FaultCode::DiskFull;
    BOOST_TEST(faultOf(run()) == "disk-full");
    world.outbox.trouble = {};
    world.evidence.kept.clear();
    BOOST_TEST(faultOf(run()) == "seal-broken");
    BOOST_TEST(count<PackageSealed>() == 0);
}

BOOST_FIXTURE_TEST_CASE(a_package_that_was_put_before_the_crash_gives_way_to_the_one_on_record, AtSealPackage) {
    world.outbox.packages[id] = {1, 2, 3};
    crash();
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(state().package->sha256 == Digest::of(world.outbox.packages.at(id)).hex());
}

BOOST_FIXTURE_TEST_CASE(until_it_is_sealed_the_card_can_be_replaced, AtSealPackage) {
    BOOST_TEST(exitOf(turn(ReplaceCard{"card-damaged"})) == "replaced");
    StepBench sealedOne{"seal-package"};
    sealedOne.personalised();
    sealedOne.happened({PackageSealed{"00", 1}});
    BOOST_TEST(faultOf(sealedOne.turn(ReplaceCard{"card-damaged"})) == "not-allowed");
}

BOOST_AUTO_TEST_SUITE_END()
