#pragma once

#include <sys/types.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace rapoint::test {

/// The processes that threads of this one have started and whose program has this name (proc(5), comm).
inline std::vector<pid_t> childProcesses(const std::string& program) {
    std::vector<pid_t> found;
    for (const auto& thread : std::filesystem::directory_iterator{"/proc/self/task"}) {
        std::ifstream list{thread.path() / "children"};
        for (pid_t child = 0; list >> child;) {
            std::string name;
            std::getline(std::ifstream{"/proc/" + std::to_string(child) + "/comm"}, name);
            if (name.starts_with(program))
                found.push_back(child);
        }
    }
    return found;
}

} // namespace rapoint::test
