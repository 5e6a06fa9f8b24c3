#include "station/store/sqlite_journal.h"

#include "station/store/columns.h"
#include "station/store/erase_case.h"
#include "station/store/sealed_event.h"

#include <algorithm>

namespace rapoint::store {

namespace {

/// The case's state of affairs beside its events: what append() and close() bring up to date.
void updateCase(SQLite::Database& sql, const CaseId& id, std::uint64_t length, Instant at, const Event& last) {
    SQLite::Statement update{sql, "UPDATE cases SET length = ?, changed_at = ?, last_event = ? WHERE id = ?"};
    update.bind(1, static_cast<std::int64_t>(length));
    update.bind(2, toColumn(at));
    update.bind(3, std::string{nameOf(last)});
    update.bind(4, id.text());
    update.exec();
}

void setApprover(SQLite::Database& sql, const CaseId& id, const std::string& approver) {
    SQLite::Statement update{sql, "UPDATE cases SET approver = ? WHERE id = ?"};
    update.bind(1, approver);
    update.bind(2, id.text());
    update.exec();
}

bool holdsEnd(std::span<const Event> events) {
    return std::any_of(events.begin(), events.end(),
                       [](const Event& event) { return std::holds_alternative<CaseClosed>(event); });
}

Result<CaseSummary> summaryOf(SQLite::Statement& row) {
    CaseSummary summary;
    RAPOINT_TRY(summary.id, CaseId::fromText(row.getColumn(0).getString()));
    summary.provider = row.getColumn(1).getString();
    summary.mode = row.getColumn(2).getString();
    summary.creator = row.getColumn(3).getString();
    if (!row.getColumn(4).isNull())
        summary.approver = row.getColumn(4).getString();
    summary.length = static_cast<std::uint64_t>(row.getColumn(5).getInt64());
    summary.openedAt = instantOf(row.getColumn(6));
    summary.changedAt = instantOf(row.getColumn(7));
    summary.lastEvent = row.getColumn(8).getString();
    summary.closed = row.getColumn(9).getInt() != 0;
    return summary;
}

} // namespace

Result<> SqliteJournal::open(const CaseId& id, const std::string& actor, std::span<const Event> events,
                             Instant at) {
    const CaseOpened* const opened = events.empty() ? nullptr : std::get_if<CaseOpened>(&events.front());
    if (opened == nullptr)
        return failure(FaultCode::Internal, "a case begins with CaseOpened");
    const Batch batch{id, 0, actor, events, at};
    const Result<> done = m_audit.change([&]() -> Result<> {
        RAPOINT_CHECK(insertCase(batch, *opened));
        return record(batch, true);
    });
    if (!done) {
        const auto lock = m_database.lock();
        m_keys.forget(id);
    }
    return done;
}

Result<> SqliteJournal::append(const CaseId& id, std::uint64_t length, const std::string& actor,
                               std::span<const Event> events, Instant at) {
    if (events.empty())
        return {};
    if (holdsEnd(events))
        return failure(FaultCode::Internal, "CaseClosed comes through close()");
    const Batch batch{id, length, actor, events, at};
    return m_audit.change([&]() -> Result<> {
        RAPOINT_CHECK(checkLength(batch));
        return record(batch, true);
    });
}

Result<> SqliteJournal::close(const CaseId& id, std::uint64_t length, const std::string& actor,
                              std::span<const Event> events, Instant at) {
    if (!holdsEnd(events))
        return failure(FaultCode::Internal, "a case ends with CaseClosed");
    const Batch batch{id, length, actor, events, at};
    std::vector<std::string> files;
    const Result<> done = m_audit.change([&]() -> Result<> {
        RAPOINT_CHECK(checkLength(batch));
        RAPOINT_CHECK(record(batch, false));
        files = m_evidence.release(id);
        m_keys.forget(id);
        eraseCase(m_database.sql(), id.text());
        return {};
    });
    RAPOINT_CHECK(done);
    const auto lock = m_database.lock();
    m_evidence.removeFiles(files);
    m_database.checkpoint();
    m_database.eraseInCopies();
    return {};
}

Result<> SqliteJournal::insertCase(const Batch& batch, const CaseOpened& opened) {
    // Before the key is made: a case that exists keeps the key it has.
    SQLite::Statement known{m_database.sql(), "SELECT 1 FROM cases WHERE id = ?"};
    known.bind(1, batch.id.text());
    if (known.executeStep())
        return failure(FaultCode::JournalConflict, "the case exists");
    RAPOINT_TRY(const Bytes wrapped, m_keys.create(batch.id));
    SQLite::Statement insert{m_database.sql(),
                             "INSERT INTO cases(id, provider, mode, creator, length, opened_at, changed_at, "
                             "last_event, wrapped_key, log_start) "
                             "SELECT ?, ?, ?, ?, 0, ?, ?, ?, ?, size FROM audit_head"};
    insert.bind(1, batch.id.text());
    insert.bind(2, opened.provider);
    insert.bind(3, opened.mode);
    insert.bind(4, batch.actor);
    insert.bind(5, toColumn(batch.at));
    insert.bind(6, toColumn(batch.at));
    insert.bind(7, std::string{CaseOpened::kName});
    bindBlob(insert, 8, wrapped);
    insert.exec();
    return {};
}

Result<> SqliteJournal::checkLength(const Batch& batch) {
    SQLite::Statement query{m_database.sql(), "SELECT length, closed FROM cases WHERE id = ?"};
    query.bind(1, batch.id.text());
    if (!query.executeStep())
        return failure(FaultCode::CaseNotFound, batch.id.text());
    if (query.getColumn(1).getInt() != 0)
        return failure(FaultCode::CaseClosed, batch.id.text());
    const auto length = static_cast<std::uint64_t>(query.getColumn(0).getInt64());
    if (length != batch.length)
        return failure(FaultCode::JournalConflict,
                       "the case has " + std::to_string(length) + " events, not " + std::to_string(batch.length));
    return {};
}

/// Whoever has recorded something in a case does not approve it, whoever opened it.
Result<> SqliteJournal::checkApprover(const Batch& batch) {
    SQLite::Statement query{m_database.sql(),
                            "SELECT 1 FROM events WHERE case_id = ? AND actor = ? AND kind <> ? LIMIT 1"};
    query.bind(1, batch.id.text());
    query.bind(2, batch.actor);
    query.bind(3, std::string{Approved::kName});
    if (query.executeStep())
        return failure(FaultCode::ApproverIsCreator, "this officer has recorded something in the case");
    return {};
}

Result<> SqliteJournal::record(const Batch& batch, bool keepPayloads) {
    RAPOINT_TRY(const Secret* const key, m_keys.of(batch.id));
    std::uint64_t number = batch.length;
    for (const Event& event : batch.events) {
        if (std::holds_alternative<Approved>(event))
            RAPOINT_CHECK(checkApprover(batch));
        RAPOINT_TRY(const Bytes sealed, sealEvent(*key, batch.id, ++number, event));
        const std::string digest = Digest::of(sealed).hex();
        RAPOINT_CHECK(insertEvent(batch, number, event, keepPayloads ? ByteView{sealed} : ByteView{}, digest));
        RAPOINT_CHECK(m_stock.follow({batch.id, batch.actor, batch.at}, event));
        if (std::holds_alternative<Approved>(event))
            setApprover(m_database.sql(), batch.id, batch.actor);
        RAPOINT_CHECK(m_audit.add({.at = batch.at,
                                   .kind = std::string{nameOf(event)},
                                   .actor = batch.actor,
                                   .caseId = batch.id.text(),
                                   .digest = digest}));
    }
    updateCase(m_database.sql(), batch.id, number, batch.at, batch.events.back());
    return {};
}

Result<> SqliteJournal::insertEvent(const Batch& batch, std::uint64_t number, const Event& event, ByteView payload,
                                    const std::string& digest) {
    SQLite::Statement insert{m_database.sql(), "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)"};
    insert.bind(1, batch.id.text());
    insert.bind(2, static_cast<std::int64_t>(number));
    insert.bind(3, toColumn(batch.at));
    insert.bind(4, batch.actor);
    insert.bind(5, std::string{nameOf(event)});
    if (!payload.empty())
        bindBlob(insert, 6, payload);
    insert.bind(7, digest);
    insert.exec();
    return {};
}

Result<std::vector<RecordedEvent>> SqliteJournal::load(const CaseId& id) {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<std::vector<RecordedEvent>> {
        std::vector<EventRow> rows;
        RAPOINT_TRY(std::vector<RecordedEvent> events, loadUnchecked(id, rows));
        RAPOINT_CHECK(checkAgainstLog(id, rows));
        return events;
    });
}

Result<std::vector<RecordedEvent>> SqliteJournal::loadUnchecked(const CaseId& id, std::vector<EventRow>& rows) {
    RAPOINT_TRY(const Secret* const key, m_keys.of(id));
    SQLite::Statement query{m_database.sql(), "SELECT number, at, actor, kind, payload, digest FROM events "
                                              "WHERE case_id = ? ORDER BY number"};
    query.bind(1, id.text());
    std::vector<RecordedEvent> events;
    while (query.executeStep()) {
        RecordedEvent event;
        event.number = static_cast<std::uint64_t>(query.getColumn(0).getInt64());
        if (event.number != events.size() + 1)
            return failure(FaultCode::StorageFailed, "an event of case " + id.text() + " is missing");
        event.at = instantOf(query.getColumn(1));
        event.actor = query.getColumn(2).getString();
        const std::string kind = query.getColumn(3).getString();
        const ByteView sealed = blobOf(query.getColumn(4));
        RAPOINT_TRY(event.event, openEvent(*key, id, event.number, kind, sealed));
        rows.push_back({event.at, event.actor, kind, Digest::of(sealed).hex()});
        events.push_back(std::move(event));
    }
    SQLite::Statement length{m_database.sql(), "SELECT length FROM cases WHERE id = ?"};
    length.bind(1, id.text());
    if (!length.executeStep() || length.getColumn(0).getInt64() != std::ssize(events))
        return failure(FaultCode::StorageFailed, "the last events of case " + id.text() + " are missing");
    return events;
}

Result<> SqliteJournal::checkAgainstLog(const CaseId& id, std::span<const EventRow> rows) {
    SQLite::Statement query{m_database.sql(), "SELECT log_start, creator FROM cases WHERE id = ?"};
    query.bind(1, id.text());
    if (!query.executeStep())
        return failure(FaultCode::CaseNotFound, id.text());
    RAPOINT_TRY(const std::vector<AuditEntry> lines,
                m_audit.linesOf(id.text(), static_cast<std::uint64_t>(query.getColumn(0).getInt64())));
    RAPOINT_CHECK(compareWithLog(id, rows, lines));
    if (rows.empty() || rows.front().actor != query.getColumn(1).getString())
        return failure(FaultCode::AuditBroken, "case " + id.text() + " was opened by somebody else");
    return {};
}

Result<std::vector<CaseSummary>> SqliteJournal::list() {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<std::vector<CaseSummary>> {
        SQLite::Statement query{m_database.sql(),
                                "SELECT id, provider, mode, creator, approver, length, opened_at, "
                                "changed_at, last_event, closed FROM cases "
                                "ORDER BY opened_at, id"};
        std::vector<CaseSummary> cases;
        while (query.executeStep()) {
            RAPOINT_TRY(CaseSummary summary, summaryOf(query));
            cases.push_back(std::move(summary));
        }
        return cases;
    });
}

} // namespace rapoint::store
