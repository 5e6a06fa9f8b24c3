#pragma once

#include "printing/simulator/ippeve_simulator.h"
#include "tests/support/temporary_directory.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace rapoint::tests {

/// A simulated printer for one test: keeps what it prints in a private directory that goes away with it. The
/// command is a shell script's text, run for each job with the document as $1; it gets the attributes as
/// IPP_… variables.
class IppTestPrinter {
public:
    explicit IppTestPrinter(const std::string& script = "exit 0")
        : m_simulator{start(m_directory.path(), script)} {}

    std::string uri() const { return m_simulator.uri(); }
    const std::filesystem::path& directory() const { return m_directory.path(); }
    void stop() { m_simulator.stop(); }

    /// Every PDF it was given, in no particular order (the printer keeps files of its own beside them).
    std::vector<std::filesystem::path> printed() const {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{m_simulator.spoolDirectory()})
            if (entry.is_regular_file() && entry.path().extension() == ".pdf")
                files.push_back(entry.path());
        return files;
    }

private:
    static printing::IppeveSimulator start(const std::filesystem::path& directory, const std::string& script) {
        const auto command = directory / "command.sh";
        std::ofstream{command} << "#!/bin/sh\nhere=" << directory.string() << '\n' << script << '\n';
        std::filesystem::permissions(command, std::filesystem::perms::owner_all);
        auto started = printing::IppeveSimulator::start(
            {.directory = directory, .name = "TestPrinter", .keepFiles = true, .command = command.string()});
        if (!started)
            throw std::runtime_error{started.error().detail};
        return std::move(*started);
    }

    TemporaryDirectory m_directory;
    printing::IppeveSimulator m_simulator;
};

inline std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

} // namespace rapoint::tests
