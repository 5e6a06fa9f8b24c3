#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

#include "station/base/digest.h"

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtDeliverPackage : StepBench {
    AtDeliverPackage()
        : StepBench{"deliver-package"} {
        world.outbox.packages[id] = package;
        happened({PackageSealed{Digest::of(package).hex(), 3}});
    }
    const Bytes package{1, 2, 3};
};

} // namespace

BOOST_AUTO_TEST_SUITE(deliver_package_tests)

BOOST_FIXTURE_TEST_CASE(the_copy_is_dropped_only_after_the_receipt_is_on_record, AtDeliverPackage) {
    BOOST_TEST(exitOf(turn()) == "");
    BOOST_TEST(count<PackageDelivered>() == 1);
    BOOST_TEST(world.delivery.taken.at(id) == package);
    BOOST_TEST(world.outbox.packages.contains(id));
    BOOST_TEST(exitOf(turn()) == "done");
    BOOST_TEST(!world.outbox.packages.contains(id));
    BOOST_TEST(textOf(world.outbox.receipts.at(id)) == "receipt of " + id.text());
}

BOOST_FIXTURE_TEST_CASE(without_the_line_the_package_stays, AtDeliverPackage) {
    world.delivery.trouble.with = FaultCode::CentralUnreachable;
    BOOST_TEST(faultOf(run()) == "central-unreachable");
    BOOST_TEST(world.outbox.packages.contains(id));
    world.delivery.trouble = {};
    crash();
    BOOST_TEST(exitOf(run()) == "done");
}

BOOST_FIXTURE_TEST_CASE(another_package_than_the_sealed_one_is_not_sent, AtDeliverPackage) {
    world.outbox.packages[id] = {9};
    BOOST_TEST(faultOf(run()) == "seal-broken");
    BOOST_TEST(world.delivery.taken.empty());
}

BOOST_FIXTURE_TEST_CASE(a_receipt_that_cannot_be_kept_keeps_the_copy, AtDeliverPackage) {
    turn();
    world.outbox.trouble.with = FaultCode::DiskFull;
    BOOST_TEST(faultOf(run()) == "disk-full");
    world.outbox.trouble = {};
    crash();
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(count<PackageDelivered>() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
