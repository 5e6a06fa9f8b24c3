#pragma once

#include "station/base/clock.h"
#include "station/base/result.h"
#include "station/store/audit_entry.h"
#include "station/store/audit_file.h"
#include "station/store/database.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace rapoint::store {

/// The end of the chain according to the database.
struct AuditHead {
    std::uint64_t number = 0;
    std::string hash;
    std::uint64_t size = 0; ///< of the file, bytes
};

AuditHead readAuditHead(SQLite::Database& sql);

/// Joins every change of the store with its lines in the audit log: one SQLite transaction takes the rows, the
/// lines (in a tail table) and the chain's new head; after the commit the lines go to the file, and the tail is
/// dropped with the next change. After a crash in between, open() finishes the file from the tail. Owned by
/// StationStore; change() takes the store's lock, add() is called from inside a change.
class AuditChain {
public:
    /// audit-broken for a file that does not end with the entry that the database says is its last: nothing is
    /// added to such a log. (Whether all of it is whole is for the verifier, which takes longer.)
    static Result<AuditChain> open(Database& database, const std::filesystem::path& file);

    /// Runs `work` inside a transaction; its fault, or one of the commit, undoes everything. disk-full also when
    /// the file of the log has no room for the lines.
    Result<> change(const std::function<Result<>()>& work);
    /// Appends an entry at the chain's end: number, prev and hash are set here. clock-set-back for an entry
    /// earlier than the newest one.
    Result<> add(AuditEntry entry);
    /// The same with a signature over the entry, made while the chain stands still.
    Result<> addHead(AuditEntry entry, const std::function<Result<std::string>(const Digest&)>& sign);
    /// Writes to the file what an earlier fault left out.
    Result<> flush();
    /// At the end of work: nothing is left in the tail, so that lines that go missing later are seen to be
    /// missing.
    void settle();

private:
    AuditChain(Database& database, AuditFile file)
        : m_database{&database}
        , m_file{std::move(file)} {}
    Result<> recover();
    Result<> checkEnd() const;
    Result<> insert(AuditEntry& entry);
    Result<> commitWith(const std::function<Result<>()>& work);
    AuditEntry placed(AuditEntry entry) const;

    Database* m_database;
    AuditFile m_file;
    std::string m_added;   ///< lines of the change that is going on
    std::string m_pending; ///< lines that are committed and not in the file yet
};

} // namespace rapoint::store
