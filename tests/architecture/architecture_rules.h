#pragma once

#include "tests/architecture/violation.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace rapoint::test {

/// The rules of rules.txt, checked against a source tree.
class ArchitectureRules {
public:
    /// Throws std::runtime_error with the line for a rule that is not understood.
    static ArchitectureRules parse(const std::string& text);

    std::vector<Violation> checkIncludes(const std::filesystem::path& root) const;
    /// No folder may use another that uses it, on whatever way.
    std::vector<Violation> checkCircles(const std::filesystem::path& root) const;
    std::vector<Violation> checkTopLevel(const std::filesystem::path& root) const;
    std::vector<Violation> checkLengths(const std::filesystem::path& root) const;
    /// The ids are the names of assets/providers/*.toml.
    std::vector<Violation> checkProviderNames(const std::filesystem::path& root) const;

private:
    struct Allowed {
        std::vector<std::string> own;
        std::vector<std::string> thirdParty;
    };
    std::string problemOf(const std::string& file, const std::string& included, bool quoted) const;
    const Allowed* allowedFor(const std::string& file) const;

    std::vector<std::string> m_top;
    std::map<std::string, Allowed> m_may;
    std::size_t m_lines = 0;
    std::map<std::string, std::size_t> m_longer;
    std::vector<std::string> m_unordered;
    std::vector<std::string> m_providerDefaults;
};

} // namespace rapoint::test
