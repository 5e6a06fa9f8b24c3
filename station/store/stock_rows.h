#pragma once

#include "station/ports/stock.h"
#include "station/store/columns.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <initializer_list>
#include <optional>
#include <string>

namespace rapoint::store {

/// A row of the table stock, and where it is going. Plain values.
struct StockRow {
    std::int64_t position = 0;
    std::string state;
    std::string holder;
    std::string caseId;
};
struct StockStep {
    std::string to;
    std::string actor;
    Instant at{};
    std::string caseId{}; ///< empty: none, and the row keeps the one it has
    std::string holder{}; ///< of an item that is out
    std::string note{};
};

/// Whether a case that `holder` is at work on may begin the item.
bool canBegin(const StockRow& row, const std::string& holder);
/// "card 00C3 is spoiled": why an order or a case does not get it.
std::string whatItIs(StockKind kind, const std::string& serial, const std::optional<StockRow>& row);

/// The tables of the stock; every function is called inside a change, or with the database's lock held.
class StockRows {
public:
    explicit StockRows(SQLite::Database& sql)
        : m_sql{sql} {}

    void insert(StockKind kind, const std::string& serial, const std::string& actor, Instant at);
    std::optional<StockRow> find(StockKind kind, const std::string& serial);
    /// What a case has of this kind in this state; the newest where there are several.
    std::optional<StockRow> ofCase(StockKind kind, const std::string& caseId, const std::string& state);
    std::optional<std::string> first(StockKind kind, const std::string& state, const std::string& holder);
    /// Brings the row to its next state and records the movement.
    void step(const StockRow& row, const StockStep& step);
    void setChip(const StockRow& row, const std::string& chip);
    std::vector<std::string> disagreements();

private:
    SQLite::Database& m_sql;
};

} // namespace rapoint::store
