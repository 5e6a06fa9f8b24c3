#pragma once

#include "station/base/clock.h"
#include "station/base/result.h"
#include "station/crypto/signing_key.h"
#include "station/ports/storage.h"
#include "station/store/audit_end.h"
#include "station/store/audit_file.h"
#include "station/store/audit_lines.h"
#include "station/store/database.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace rapoint::store {

AuditHead readAuditHead(SQLite::Database& sql);

/// Joins every change of the store with its lines in the audit log: one SQLite transaction takes the rows, the
/// lines (in a tail table) and the chain's new head; after the commit the lines go to the file, and the tail is
/// dropped with the next change. After a crash in between, open() finishes the file from the tail. At least every
/// kHeadSpacing-th entry is a head that the station's key signs. Owned by StationStore; change() takes the store's
/// lock, add() is called from inside a change.
class AuditChain {
public:
    /// The station's key outlives the chain. What was not signed when the last program ended is signed at `now`,
    /// and an entry says so. audit-broken for a file that does not end with the entry that the database says is
    /// its last, or without a head of this key near its end: nothing is added to such a log. (Whether all of it is
    /// whole is for the verifier, which takes longer.) The key's own fault.
    static Result<AuditChain> open(Database& database, const std::filesystem::path& file, SigningKey& station,
                                   Instant now);

    /// Runs `work` inside a transaction; its fault, or one of the commit, undoes everything. disk-full also when
    /// the file of the log has no room for the lines.
    Result<> change(const std::function<Result<>()>& work);
    /// Appends an entry at the chain's end: number, prev and hash are set here. clock-set-back for an entry
    /// earlier than the newest one, clock-ahead for one that is later than it by more than kLongestPause.
    Result<> add(AuditEntry entry);
    /// The same for an entry of kClockCorrectedKind or kClockConfirmedKind, after which the clock counts as right.
    Result<> addAboutClock(AuditEntry entry);
    /// Signs the end of the log unless it is signed. A head has the time of the entry before it where the clock is
    /// behind that one, or too far ahead of it: a head says nothing about time.
    Result<> sign(Instant at);
    /// The newest head, made at `at` if entries have come since the last one.
    Result<AuditEntry> newestHead(Instant at);
    /// Under the store's lock: the entries about a case, the first of which stands at `from` or after it, proven
    /// to be all there and as the station wrote them. audit-broken.
    Result<std::vector<AuditEntry>> linesOf(const std::string& caseId, std::uint64_t from);
    /// Under the store's lock: the hash of the entry with this number if it stands at `from` or after it; empty
    /// without one. Otherwise the same.
    Result<std::string> hashOf(std::uint64_t number, std::uint64_t from);
    /// Writes to the file what an earlier fault left out.
    Result<> flush();
    /// At the end of work: nothing is left in the tail, so that lines that go missing later are seen to be
    /// missing.
    void settle();

    /// Under the store's lock: the newest entry of this kind, proven to be the newest; nothing without one.
    /// Otherwise the same.
    Result<std::optional<AuditEntry>> newestOf(const std::string& kind);

private:
    AuditChain(Database& database, AuditFile file, SigningKey& station)
        : m_database{&database}
        , m_file{std::move(file)}
        , m_station{&station} {}
    Result<> recover();
    Result<> checkEnd();
    Result<> signWhatIsNot(Instant now);
    Instant timeOfOwnEntry(Instant now) const;
    Result<> addHead(Instant at);
    Result<> put(AuditEntry entry, bool clockIsRight);
    Result<> insert(const AuditEntry& entry, bool correctsClock);
    Result<> commitWith(const std::function<Result<>()>& work);

    Database* m_database;
    AuditFile m_file;
    SigningKey* m_station;
    AuditLines m_lines;
    std::uint64_t m_unsigned = 0; ///< entries after the newest head
    bool m_demandsHeads = true;   ///< false while a log of an earlier release is taken over
    std::string m_added;          ///< lines of the change that is going on
    std::string m_pending;        ///< lines that are committed and not in the file yet
};

} // namespace rapoint::store
