#include "station/base/child_process.h"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <cstdlib>
#include <string>
#include <sys/wait.h>

using namespace rapoint;

BOOST_AUTO_TEST_SUITE(child_process_tests)

BOOST_AUTO_TEST_CASE(a_program_that_is_not_there_is_a_fault) {
    const auto child = ChildProcess::start({.arguments = {"/nowhere/at-all"}, .environment = {}});
    BOOST_REQUIRE(!child);
    BOOST_TEST((child.error().code == FaultCode::ProcessFailed));
}

BOOST_AUTO_TEST_CASE(a_program_of_the_system_is_found_with_an_ordinary_users_path) {
    const std::string before = std::getenv("PATH");
    ::setenv("PATH", "/usr/bin:/bin", 1);
    auto system = ChildProcess::start({.arguments = {"chroot", "--version"}, .environment = {}});
    const auto unknown = ChildProcess::start({.arguments = {"no-such-program"}, .environment = {}});
    ::setenv("PATH", before.c_str(), 1);
    BOOST_REQUIRE(system);
    BOOST_REQUIRE(system->endsWithin(std::chrono::seconds{5}));
    BOOST_TEST(*system->waitStatus() == 0);
    BOOST_REQUIRE(!unknown);
    BOOST_TEST(unknown.error().detail.starts_with("no-such-program: "));
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
