#include "station/base/closed_memory.h"

#include "station/base/secret.h"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rapoint;

namespace {

/// The VmFlags of the mapping that has this address (proc_pid_smaps(5)): " rd wr mr … lo … dd ".
std::string flagsOf(const void* address) {
    std::ifstream smaps{"/proc/self/smaps"};
    bool here = false;
    for (std::string line; std::getline(smaps, line);) {
        const std::size_t dash = line.find('-');
        if (dash != std::string::npos && dash < 17 && line.find("kB") == std::string::npos) {
            const auto at = reinterpret_cast<std::uintptr_t>(address);
            here = std::stoull(line.substr(0, dash), nullptr, 16) <= at &&
                   at < std::stoull(line.substr(dash + 1), nullptr, 16);
        }
        if (here && line.starts_with("VmFlags:"))
            return line.substr(8) + " ";
    }
    return {};
}

} // namespace

BOOST_AUTO_TEST_SUITE(closed_memory_tests)

BOOST_AUTO_TEST_CASE(a_secret_is_locked_in_memory_and_left_out_of_core_dumps) {
    const Secret secret = Secret::copyOf(bytesOf("314159"));
    const std::string flags = flagsOf(secret.bytes().data());
    BOOST_TEST(flags.find(" lo ") != std::string::npos, flags);
    BOOST_TEST(flags.find(" dd ") != std::string::npos, flags);
    const Secret moved = secret.duplicate();
    BOOST_TEST(flagsOf(moved.bytes().data()).find(" dd ") != std::string::npos);
    // What the flags say of any other memory.
    const auto plain = std::make_unique<std::string>(1U << 20, 'x');
    BOOST_TEST(flagsOf(plain->data()).find(" dd ") == std::string::npos);
    BOOST_TEST(flagsOf(plain->data()).find(" lo ") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_program_with_closed_memory_dumps_no_core_and_is_read_by_nobody) {
    const pid_t child = ::fork();
    if (child == 0) {
        rlimit core{};
        const bool closed = closeMemory().has_value() && ::getrlimit(RLIMIT_CORE, &core) == 0 &&
                            core.rlim_cur == 0 && core.rlim_max == 0;
#if defined(__SANITIZE_ADDRESS__)
        ::_exit(closed ? 42 : 1);
#else
        ::_exit(closed && ::prctl(PR_GET_DUMPABLE) == 0 ? 42 : 1);
#endif
    }
    int status = 0;
    BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
    BOOST_TEST(WIFEXITED(status));
    BOOST_TEST(WEXITSTATUS(status) == 42);
}

BOOST_AUTO_TEST_SUITE_END()
