#pragma once

#include "tests/e2e/demo_program.h"
#include "tests/support/temporary_directory.h"

#include <memory>
#include <string>
#include <vector>

namespace rapoint::test {

/// A demonstration's registration point in a private directory, with its central, and its envelopes kept in
/// envelopes(). One visit was made there from beginning to end: the directories of a test executable are copies of
/// its first, which takes seconds to set up.
class DemoStation {
public:
    DemoStation();

    std::filesystem::path work() const { return m_directory.path() / "work"; }
    std::filesystem::path envelopes() const { return m_directory.path() / "envelopes"; }

    /// `rapoint demo` with these options, as it begins.
    std::unique_ptr<DemoProgram> beginVisit(const std::vector<std::string>& options = {}) const;
    /// `rapoint case resume`, as it begins.
    std::unique_ptr<DemoProgram> beginResume(const std::string& caseId) const;
    /// Runs a command of `rapoint` on the work directory to its end, with --json.
    std::unique_ptr<DemoProgram> run(std::vector<std::string> command) const;
    /// The rows of `rapoint-central list`.
    std::vector<Json> centralRows() const;
    /// The cases of `rapoint case list`; only the open ones if asked.
    std::vector<std::string> cases(bool onlyOpen) const;

private:
    std::unique_ptr<DemoProgram> begin(std::vector<std::string> command) const;

    tests::TemporaryDirectory m_directory;
};

/// Long enough for a whole visit on a loaded machine.
inline constexpr std::chrono::seconds kVisitLimit{60};

} // namespace rapoint::test
