#include "printing/simulator/ippeve_simulator.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint::printing;
using namespace rapoint::tests;

BOOST_AUTO_TEST_SUITE(ippeve_simulator_tests)

BOOST_AUTO_TEST_CASE(two_simulators_live_beside_each_other) {
    const TemporaryDirectory one;
    const TemporaryDirectory two;
    const auto first = IppeveSimulator::start({.directory = one.path()});
    const auto second = IppeveSimulator::start({.directory = two.path()});
    BOOST_REQUIRE(first);
    BOOST_REQUIRE(second);
    BOOST_TEST(first->uri() != second->uri());
    BOOST_TEST(std::filesystem::is_directory(first->spoolDirectory()));
}

BOOST_AUTO_TEST_SUITE_END()
