#include "station/store/stock_rows.h"

#include <array>
#include <utility>

namespace rapoint::store {

namespace {

std::optional<StockRow> rowOf(SQLite::Statement& query) {
    if (!query.executeStep())
        return std::nullopt;
    return StockRow{query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                    query.getColumn(3).getString()};
}

void recordMove(SQLite::Database& sql, std::int64_t position, const char* from, const StockStep& step) {
    SQLite::Statement insert{sql, "INSERT INTO stock_moves(at, item, from_state, to_state, actor, case_id, note) "
                                  "VALUES (?, ?, ?, ?, ?, nullif(?, ''), ?)"};
    insert.bind(1, toColumn(step.at));
    insert.bind(2, position);
    if (from != nullptr)
        insert.bind(3, from);
    insert.bind(4, step.to);
    insert.bind(5, step.actor);
    insert.bind(6, step.caseId);
    insert.bind(7, step.note);
    insert.exec();
}

constexpr const char* kColumns = "SELECT position, state, ifnull(holder, ''), ifnull(case_id, '') FROM stock ";

/// Each query finds serials, or ids of cases, about which what comes first says something that does not hold.
constexpr std::array<std::pair<const char*, const char*>, 6> kRules{{
    {"is not where its last movement brought it",
     "SELECT kind || ' ' || serial FROM stock WHERE state IS NOT (SELECT to_state FROM stock_moves "
     "WHERE item = position ORDER BY number DESC LIMIT 1)"},
    {"has a movement that does not begin where the one before ended",
     "SELECT DISTINCT kind || ' ' || serial FROM (SELECT item, from_state, lag(to_state) OVER "
     "(PARTITION BY item ORDER BY number) AS before FROM stock_moves) JOIN stock ON position = item "
     "WHERE from_state IS NOT before"},
    {"is taken for a case that is closed",
     "SELECT kind || ' ' || serial FROM stock JOIN cases ON cases.id = case_id "
     "WHERE state = 'taken' AND closed = 1"},
    {"is out with nobody, or with somebody and not out",
     "SELECT kind || ' ' || serial FROM stock WHERE (state = 'out') <> (holder IS NOT NULL)"},
    {"has other envelopes than its events say",
     "SELECT 'case ' || id FROM cases WHERE EXISTS (SELECT 1 FROM (VALUES ('EnvelopeIntended', 'taken'), "
     "('EnvelopePrinted', 'issued')) AS said WHERE "
     "(SELECT count(*) FROM events WHERE case_id = cases.id AND events.kind = said.column1) <> "
     "(SELECT count(*) FROM stock_moves JOIN stock ON position = item WHERE stock_moves.case_id = cases.id "
     "AND stock.kind = 'envelope' AND to_state = said.column2))"},
    {"has other cards than its events say",
     "SELECT 'case ' || id FROM cases WHERE EXISTS (SELECT 1 FROM (VALUES ('CardIntended', 'taken'), "
     "('HandedOver', 'issued')) AS said WHERE "
     "(SELECT count(*) FROM events WHERE case_id = cases.id AND events.kind = said.column1) <> "
     "(SELECT count(*) FROM stock_moves JOIN stock ON position = item WHERE stock_moves.case_id = cases.id "
     "AND stock.kind = 'card' AND to_state = said.column2))"},
}};

} // namespace

bool canBegin(const StockRow& row, const std::string& holder) {
    return row.state == "free" || (row.state == "out" && row.holder == holder);
}

std::string whatItIs(StockKind kind, const std::string& serial, const std::optional<StockRow>& row) {
    return std::string{nameOf(kind)} + " " + serial + (row ? " is " + row->state : " was never received");
}

void StockRows::insert(StockKind kind, const std::string& serial, const std::string& actor, Instant at) {
    SQLite::Statement insert{m_sql, "INSERT INTO stock(kind, serial, state) VALUES (?, ?, 'free')"};
    insert.bind(1, std::string{nameOf(kind)});
    insert.bind(2, serial);
    insert.exec();
    recordMove(m_sql, m_sql.getLastInsertRowid(), nullptr, {.to = "free", .actor = actor, .at = at});
}

std::optional<StockRow> StockRows::find(StockKind kind, const std::string& serial) {
    SQLite::Statement query{m_sql, std::string{kColumns} + "WHERE kind = ? AND serial = ?"};
    query.bind(1, std::string{nameOf(kind)});
    query.bind(2, serial);
    return rowOf(query);
}

std::optional<StockRow> StockRows::ofCase(StockKind kind, const std::string& caseId, const std::string& state) {
    SQLite::Statement query{m_sql, std::string{kColumns} +
                                       "WHERE kind = ? AND case_id = ? AND state = ? ORDER BY position DESC"};
    query.bind(1, std::string{nameOf(kind)});
    query.bind(2, caseId);
    query.bind(3, state);
    return rowOf(query);
}

std::optional<std::string> StockRows::first(StockKind kind, const std::string& state, const std::string& holder) {
    SQLite::Statement query{m_sql, "SELECT serial FROM stock WHERE kind = ? AND state = ? AND "
                                   "ifnull(holder, '') = ? ORDER BY position LIMIT 1"};
    query.bind(1, std::string{nameOf(kind)});
    query.bind(2, state);
    query.bind(3, holder);
    if (!query.executeStep())
        return std::nullopt;
    return query.getColumn(0).getString();
}

void StockRows::step(const StockRow& row, const StockStep& step) {
    SQLite::Statement update{m_sql, "UPDATE stock SET state = ?, holder = nullif(?, ''), "
                                    "case_id = ifnull(nullif(?, ''), case_id) WHERE position = ?"};
    update.bind(1, step.to);
    update.bind(2, step.holder);
    update.bind(3, step.caseId);
    update.bind(4, row.position);
    update.exec();
    recordMove(m_sql, row.position, row.state.c_str(), step);
}

void StockRows::setChip(const StockRow& row, const std::string& chip) {
    SQLite::Statement update{m_sql, "UPDATE stock SET chip = ? WHERE position = ?"};
    update.bind(1, chip);
    update.bind(2, row.position);
    update.exec();
}

std::vector<std::string> StockRows::disagreements() {
    std::vector<std::string> found;
    for (const auto& [what, rule] : kRules) {
        SQLite::Statement query{m_sql, rule};
        while (query.executeStep())
            found.push_back(query.getColumn(0).getString() + " " + what);
    }
    return found;
}

} // namespace rapoint::store
