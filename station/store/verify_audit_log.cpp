#include "station/store/verify_audit_log.h"

#include "station/store/audit_verifier.h"
#include "station/store/data_directory.h"
#include "station/store/layout.h"

#include <chrono>
#include <limits>
#include <thread>

namespace rapoint::store {

namespace {

constexpr int kAttempts = 50;
constexpr std::chrono::milliseconds kBetweenAttempts{20};

/// What the database says of the log, and what a crash may have kept from the file.
struct Expectation {
    AuditHead head;
    std::uint64_t length = std::numeric_limits<std::uint64_t>::max();
    std::string rest{};
};

Expectation readExpectation(const std::filesystem::path& directory, bool inUse) {
    SQLite::Database sql{(directory / kDatabaseFile).string(), SQLite::OPEN_READONLY, 2000};
    SQLite::Transaction oneView{sql};
    Expectation expectation{.head = readAuditHead(sql)};
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(directory / kAuditFile, error);
    if (inUse || error)
        return expectation;
    SQLite::Statement tail{sql, "SELECT start, line FROM audit_tail ORDER BY number"};
    while (tail.executeStep()) {
        const auto start = static_cast<std::uint64_t>(tail.getColumn(0).getInt64());
        const std::string line = tail.getColumn(1).getString();
        if (expectation.rest.empty() && size >= start && size < start + line.size())
            expectation.length = start;
        else if (expectation.rest.empty())
            continue;
        expectation.rest += line;
    }
    return expectation;
}

Result<AuditTrail> lookOnce(const std::filesystem::path& directory, ByteView certificate, bool inUse,
                            const std::function<bool(const AuditEntry&)>& wanted) {
    Expectation expectation;
    try {
        expectation = readExpectation(directory, inUse);
    } catch (const SQLite::Exception& error) {
        return tl::make_unexpected(faultOfSqlite(error.getExtendedErrorCode(), 0, error.what()));
    }
    AuditTrail trail;
    RAPOINT_TRY(trail.finding,
                verifyAuditFile(directory / kAuditFile, expectation.length, expectation.rest, certificate,
                                expectation.head, inUse ? kHeadSpacing : 0, [&](const AuditEntry& entry) {
                                    if (wanted(entry))
                                        trail.entries.push_back(entry);
                                }));
    return trail;
}

} // namespace

Result<AuditTrail> auditTrail(const std::filesystem::path& directory, ByteView stationCertificate,
                              const std::function<bool(const AuditEntry&)>& wanted) {
    // A station at work may write a line between the look at the database and the look at the file; that goes
    // away by looking again, what is broken stays so.
    for (int attempt = 1;; ++attempt) {
        const bool inUse = DataDirectory::inUse(directory);
        RAPOINT_TRY(AuditTrail trail, lookOnce(directory, stationCertificate, inUse, wanted));
        if (!trail.finding.brokenAt || !inUse || attempt == kAttempts)
            return trail;
        std::this_thread::sleep_for(kBetweenAttempts);
    }
}

Result<AuditFinding> verifyAuditLog(const std::filesystem::path& directory, ByteView stationCertificate) {
    RAPOINT_TRY(AuditTrail trail,
                auditTrail(directory, stationCertificate, [](const AuditEntry&) { return false; }));
    return std::move(trail.finding);
}

} // namespace rapoint::store
