#include "tests/support/terminal_run.h"

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace rapoint::test {

namespace {

constexpr int kPatience = 30'000; // milliseconds

[[noreturn]] void become(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str())); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    arguments.push_back(nullptr);
    execv(arguments.front(), arguments.data());
    _exit(127);
}

/// The next words; empty when the program closed its terminal or said nothing for too long.
std::string nextWords(int terminal) {
    std::array<char, 4096> words{};
    pollfd ready{terminal, POLLIN, 0};
    if (poll(&ready, 1, kPatience) <= 0)
        return {};
    const ssize_t count = read(terminal, words.data(), words.size());
    return count > 0 ? std::string{words.data(), static_cast<std::size_t>(count)} : std::string{};
}

} // namespace

TerminalRun runOnTerminal(const std::vector<std::string>& command,
                          const std::vector<std::pair<std::string, std::string>>& answers) {
    int terminal = -1;
    const pid_t program = forkpty(&terminal, nullptr, nullptr, nullptr);
    if (program < 0)
        throw std::runtime_error{"no terminal"};
    if (program == 0)
        become(command);
    TerminalRun run;
    auto next = answers.begin();
    std::size_t seen = 0;
    for (std::string words = nextWords(terminal); !words.empty(); words = nextWords(terminal)) {
        run.screen += words;
        const std::size_t asked = next == answers.end() ? std::string::npos : run.screen.find(next->first, seen);
        if (asked == std::string::npos)
            continue;
        seen = asked + next->first.size();
        const std::string line = next->second + "\n";
        if (write(terminal, line.data(), line.size()) < 0)
            break;
        ++next;
    }
    close(terminal); // whoever still reads or writes there gets SIGHUP
    int status = 0;
    waitpid(program, &status, 0);
    run.exitStatus = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return run;
}

} // namespace rapoint::test
