#include "printing/child_process.h"
#include "printing/simulator/ippeve_simulator.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <sys/wait.h>

using namespace rapoint;
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

BOOST_AUTO_TEST_CASE(a_program_that_is_not_there_is_a_fault) {
    const auto child = ChildProcess::start({.arguments = {"/nowhere/at-all"}, .environment = {}});
    BOOST_REQUIRE(!child);
    BOOST_TEST((child.error().code == FaultCode::ProcessFailed));
}

BOOST_AUTO_TEST_CASE(a_process_ends_with_its_owner) {
    pid_t id = -1;
    {
        auto child = ChildProcess::start({.arguments = {"/bin/sleep", "60"}, .environment = {}});
        BOOST_REQUIRE(child);
        id = child->id();
        BOOST_TEST(child->running());
        BOOST_TEST(!child->endsWithin(std::chrono::milliseconds{5}));
    }
    BOOST_TEST(::kill(id, 0) == -1);
}

BOOST_AUTO_TEST_CASE(the_status_of_a_process_is_kept) {
    auto child = ChildProcess::start({.arguments = {"/bin/sh", "-c", "exit 3"}, .environment = {}});
    BOOST_REQUIRE(child);
    BOOST_REQUIRE(child->endsWithin(std::chrono::seconds{5}));
    BOOST_TEST(WEXITSTATUS(*child->waitStatus()) == 3);
}

BOOST_AUTO_TEST_SUITE_END()
