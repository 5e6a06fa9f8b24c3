#pragma once

#include <string>
#include <utility>
#include <vector>

namespace rapoint::test {

/// What a program showed on its terminal, and how it ended.
struct TerminalRun {
    std::string screen;
    int exitStatus = -1;
};

/// Runs a program on a terminal of its own; whoever is asked `first` of the next pair answers `second`. The
/// program is ended after 30 s without a word. Throws std::runtime_error where no terminal can be made.
TerminalRun runOnTerminal(const std::vector<std::string>& command,
                          const std::vector<std::pair<std::string, std::string>>& answers);

} // namespace rapoint::test
