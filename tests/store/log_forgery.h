#pragma once

#include "station/ports/audit_entry.h"
#include "station/ports/keys.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace rapoint::test {

/// Somebody who can write every file of a station's data directory, and who knows how the log is made. The station
/// is shut meanwhile.
class LogForgery {
public:
    explicit LogForgery(std::filesystem::path directory)
        : m_directory{std::move(directory)} {}

    std::vector<AuditEntry> entries() const;
    /// Writes these in place of the log: numbers, chain, hashes and what the database says of the end all fit.
    /// With a key the heads are signed again, too; without one they keep the signatures that they have.
    void put(std::vector<AuditEntry> entries, SigningKey* station = nullptr) const;
    /// The same with the entries changed by this.
    void change(const std::function<void(std::vector<AuditEntry>&)>& how, SigningKey* station = nullptr) const;
    void dropHeads() const;
    void sql(const std::string& statements) const;

private:
    std::filesystem::path m_directory;
};

} // namespace rapoint::test
