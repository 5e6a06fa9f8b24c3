#pragma once

namespace rapoint::store {

inline constexpr int kSchemaVersion = 4;

/// The provider profiles that cases were begun with, by the SHA-256 of their text.
inline constexpr const char* kProfilesTable = R"sql(
CREATE TABLE profiles(
    digest TEXT PRIMARY KEY,
    content TEXT NOT NULL
) STRICT;
)sql";

/// What came with version 4: where the log's lines about a case begin (bytes), corrections of the clock, and
/// what the central has of the log. Run on the tables of version 3 it makes those of version 4.
inline constexpr const char* kVersionFour = R"sql(
ALTER TABLE cases ADD COLUMN log_start INTEGER NOT NULL DEFAULT 0;
ALTER TABLE audit_head ADD COLUMN corrections INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER time_does_not_run_backwards;
CREATE TRIGGER time_does_not_run_backwards BEFORE UPDATE ON audit_head
WHEN NEW.at < OLD.at AND NEW.corrections = OLD.corrections
BEGIN SELECT RAISE(ABORT, 'clock-set-back'); END;
CREATE TABLE central_head(
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    number INTEGER NOT NULL,
    start INTEGER NOT NULL
) STRICT;
)sql";

/// A new database is this, kProfilesTable and kVersionFour; an older one gets there by migrations.cpp. The names
/// of constraints and the messages of triggers are those of fault codes: database.cpp turns them back. What is in
/// clear here is never personal: ids, officers, kinds, digests, serials of cards and envelopes.
inline constexpr const char* kSchema = R"sql(
CREATE TABLE cases(
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    mode TEXT NOT NULL,
    creator TEXT NOT NULL,
    approver TEXT,
    length INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    last_event TEXT NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0,
    wrapped_key BLOB,
    CONSTRAINT "approver-is-creator" CHECK (approver IS NULL OR approver <> creator),
    CONSTRAINT "closed-without-key" CHECK (closed = 0 OR wrapped_key IS NULL)
) STRICT;

CREATE TABLE events(
    case_id TEXT NOT NULL REFERENCES cases(id),
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload BLOB,
    digest TEXT NOT NULL,
    UNIQUE (case_id, number)
) STRICT;

CREATE TABLE messages(
    case_id TEXT NOT NULL REFERENCES cases(id),
    number INTEGER NOT NULL,
    direction INTEGER NOT NULL CHECK (direction IN (0, 1)),
    sealed BLOB NOT NULL,
    UNIQUE (case_id, number)
) STRICT;

CREATE TABLE evidence(
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases(id)
) STRICT;
CREATE INDEX evidence_of_case ON evidence(case_id);

CREATE TABLE stock(
    position INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('card', 'envelope')),
    serial TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('free', 'out', 'taken', 'issued', 'spoiled', 'returned')),
    holder TEXT,
    case_id TEXT REFERENCES cases(id),
    chip TEXT,
    CONSTRAINT "serial-once" UNIQUE (kind, serial)
) STRICT;
CREATE INDEX stock_by_state ON stock(kind, state, position);
CREATE INDEX stock_of_case ON stock(case_id);

CREATE TABLE stock_moves(
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    item INTEGER NOT NULL REFERENCES stock(position),
    from_state TEXT,
    to_state TEXT NOT NULL,
    actor TEXT NOT NULL,
    case_id TEXT REFERENCES cases(id),
    note TEXT NOT NULL
) STRICT;
CREATE INDEX stock_moves_of_item ON stock_moves(item, number);
CREATE INDEX stock_moves_of_case ON stock_moves(case_id);

CREATE TABLE visits(
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    at INTEGER NOT NULL,
    wrapped_key BLOB NOT NULL,
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE audit_head(
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    size INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO audit_head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0, 0);

CREATE TABLE audit_tail(
    number INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    line TEXT NOT NULL
) STRICT;

CREATE TRIGGER closed_cases_take_no_events BEFORE INSERT ON events
WHEN (SELECT closed FROM cases WHERE id = NEW.case_id) = 1
BEGIN SELECT RAISE(ABORT, 'case-closed'); END;

CREATE TRIGGER closed_cases_take_no_messages BEFORE INSERT ON messages
WHEN (SELECT closed FROM cases WHERE id = NEW.case_id) = 1
BEGIN SELECT RAISE(ABORT, 'case-closed'); END;

CREATE TRIGGER closed_cases_take_no_evidence BEFORE INSERT ON evidence
WHEN (SELECT closed FROM cases WHERE id = NEW.case_id) = 1
BEGIN SELECT RAISE(ABORT, 'case-closed'); END;

CREATE TRIGGER closed_cases_stay_closed BEFORE UPDATE ON cases
WHEN OLD.closed = 1
BEGIN SELECT RAISE(ABORT, 'case-closed'); END;

CREATE TRIGGER stock_moves_stay BEFORE UPDATE ON stock_moves
BEGIN SELECT RAISE(ABORT, 'stock-moves-stay'); END;

CREATE TRIGGER stock_moves_are_kept BEFORE DELETE ON stock_moves
BEGIN SELECT RAISE(ABORT, 'stock-moves-stay'); END;

CREATE TRIGGER time_does_not_run_backwards BEFORE UPDATE ON audit_head
WHEN NEW.at < OLD.at
BEGIN SELECT RAISE(ABORT, 'clock-set-back'); END;
)sql";

} // namespace rapoint::store
