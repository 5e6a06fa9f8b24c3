#include "tests/bench/process_cost.h"

#include "tests/bench/figures.h"

#include <csignal>
#include <fstream>
#include <string>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rapoint::bench {

namespace {

using Clock = std::chrono::steady_clock;

/// Of all threads that the process has now (proc(5), schedstat).
double processorMilliseconds(pid_t process) {
    double nanoseconds = 0;
    std::error_code error;
    for (const auto& task :
         std::filesystem::directory_iterator{"/proc/" + std::to_string(process) + "/task", error}) {
        double own = 0;
        std::ifstream{task.path() / "schedstat"} >> own;
        nanoseconds += own;
    }
    return nanoseconds / 1e6;
}

} // namespace

Start startOnce(const std::filesystem::path& program, const std::filesystem::path& work) {
    int ready[2];
    if (::pipe(ready) != 0)
        return {};
    const auto begun = Clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ready[1], STDOUT_FILENO);
        ::execl(program.c_str(), program.c_str(), "--demo", "--say-when-ready", "--work", work.c_str(), "--size",
                "1280x800", nullptr);
        ::_exit(127);
    }
    ::close(ready[1]);
    char said = 0;
    Start start;
    if (::read(ready[0], &said, 1) == 1)
        start = {milliseconds(Clock::now() - begun), processorMilliseconds(child)};
    ::close(ready[0]);
    ::kill(child, SIGTERM);
    ::waitpid(child, nullptr, 0);
    return start;
}

double residentMegabytes() {
    std::ifstream status{"/proc/self/status"};
    std::string word;
    while (status >> word)
        if (word == "VmRSS:") {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes / 1024;
        }
    return 0;
}

double processorSeconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace rapoint::bench
