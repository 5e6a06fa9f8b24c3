#include "station/store/stock_ledger.h"

#include "station/store/stock_rows.h"

#include <algorithm>
#include <cctype>

namespace rapoint::store {

namespace {

constexpr std::size_t kMaxOrderSize = 10000;
constexpr std::size_t kMaxSerialLength = 32;
constexpr std::size_t kMaxNoteLength = 200;

/// How a movement is named in the audit log, where it may begin and where it ends.
struct MoveRule {
    const char* auditKind;
    std::vector<std::string> from;
    const char* to;
};

MoveRule ruleOf(StockMove move) {
    switch (move) {
    case StockMove::TakeOut:
        return {"StockTakenOut", {"free"}, "out"};
    case StockMove::GiveBack:
        return {"StockGivenBack", {"out", "spoiled"}, "free"};
    case StockMove::Spoil:
        return {"StockSpoiled", {"free", "out"}, "spoiled"};
    case StockMove::SendBack:
        return {"StockSentBack", {"free", "spoiled"}, "returned"};
    }
    return {"", {}, ""};
}

/// "12 cards from E-01": what the audit log says of an order.
std::string summary(StockKind kind, const std::vector<std::string>& serials, const std::string& note) {
    return std::to_string(serials.size()) + " of kind " + std::string{nameOf(kind)} + " from " + serials.front() +
           (note.empty() ? "" : ": " + note);
}

Result<> checkOrder(const std::vector<std::string>& serials) {
    if (serials.empty() || serials.size() > kMaxOrderSize)
        return failure(FaultCode::InputInvalid, "an order has 1 to " + std::to_string(kMaxOrderSize) + " pieces");
    for (const std::string& serial : serials) {
        const bool plain = std::ranges::all_of(
            serial, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '/' || c == '.'; });
        if (serial.empty() || serial.size() > kMaxSerialLength || !plain)
            return failure(FaultCode::InputInvalid, "a serial is 1 to 32 letters, digits, - / and .");
    }
    return {};
}

} // namespace

Result<> StockLedger::receive(StockKind kind, const std::vector<std::string>& serials, const std::string& actor,
                              Instant at) {
    RAPOINT_CHECK(checkOrder(serials));
    return m_audit.change([&]() -> Result<> {
        StockRows rows{m_database.sql()};
        for (const std::string& serial : serials) {
            if (rows.find(kind, serial))
                return failure(FaultCode::InputInvalid,
                               std::string{nameOf(kind)} + " " + serial + " was received before");
            rows.insert(kind, serial, actor, at);
        }
        return m_audit.add(
            {.at = at, .kind = "StockReceived", .actor = actor, .detail = summary(kind, serials, {})});
    });
}

Result<> StockLedger::move(const StockOrder& order, const std::string& actor, Instant at) {
    RAPOINT_CHECK(checkOrder(order.serials));
    const MoveRule rule = ruleOf(order.move);
    if (order.note.size() > kMaxNoteLength || (order.note.empty() && order.move != StockMove::GiveBack))
        return failure(FaultCode::InputInvalid, "who takes it out, or why, in at most 200 bytes");
    return m_audit.change([&]() -> Result<> {
        StockRows rows{m_database.sql()};
        for (const std::string& serial : order.serials) {
            const std::optional<StockRow> row = rows.find(order.kind, serial);
            if (!row || std::ranges::find(rule.from, row->state) == rule.from.end())
                return failure(FaultCode::InputInvalid, whatItIs(order.kind, serial, row));
            const bool out = order.move == StockMove::TakeOut;
            rows.step(*row, {.to = rule.to,
                             .actor = actor,
                             .at = at,
                             .holder = out ? order.note : std::string{},
                             .note = order.note});
        }
        return m_audit.add({.at = at,
                            .kind = rule.auditKind,
                            .actor = actor,
                            .detail = summary(order.kind, order.serials, order.note)});
    });
}

Result<std::string> StockLedger::next(StockKind kind, const std::string& holder) {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<std::string> {
        StockRows rows{m_database.sql()};
        if (!holder.empty())
            if (auto serial = rows.first(kind, "out", holder))
                return std::move(*serial);
        if (auto serial = rows.first(kind, "free", {}))
            return std::move(*serial);
        return failure(FaultCode::StockEmpty, kind == StockKind::Card ? "cards" : "PIN envelopes");
    });
}

Result<> StockLedger::check(StockKind kind, const std::string& serial, const std::string& holder) {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<> {
        const std::optional<StockRow> row = StockRows{m_database.sql()}.find(kind, serial);
        if (!row || !canBegin(*row, holder))
            return failure(FaultCode::NotInStock, whatItIs(kind, serial, row));
        return {};
    });
}

Result<StockBalance> StockLedger::balance(StockKind kind) {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<StockBalance> {
        SQLite::Statement query{m_database.sql(),
                                "SELECT count(*), count(*) FILTER (WHERE state = 'free'),"
                                " count(*) FILTER (WHERE state = 'out'), count(*) FILTER (WHERE state = 'taken'),"
                                " count(*) FILTER (WHERE state = 'issued'),"
                                " count(*) FILTER (WHERE state = 'spoiled'),"
                                " count(*) FILTER (WHERE state = 'returned') FROM stock WHERE kind = ?"};
        query.bind(1, std::string{nameOf(kind)});
        query.executeStep();
        return StockBalance{.received = query.getColumn(0).getInt64(),
                            .free = query.getColumn(1).getInt64(),
                            .out = query.getColumn(2).getInt64(),
                            .taken = query.getColumn(3).getInt64(),
                            .issued = query.getColumn(4).getInt64(),
                            .spoiled = query.getColumn(5).getInt64(),
                            .returned = query.getColumn(6).getInt64()};
    });
}

Result<std::vector<StockItem>> StockLedger::list(StockKind kind) {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<std::vector<StockItem>> {
        SQLite::Statement query{m_database.sql(),
                                "SELECT serial, state, ifnull(holder, ''), ifnull(case_id, ''), ifnull(chip, '') "
                                "FROM stock WHERE kind = ? ORDER BY position"};
        query.bind(1, std::string{nameOf(kind)});
        std::vector<StockItem> items;
        while (query.executeStep())
            items.push_back({kind, query.getColumn(0).getString(), query.getColumn(1).getString(),
                             query.getColumn(2).getString(), query.getColumn(3).getString(),
                             query.getColumn(4).getString()});
        return items;
    });
}

Result<std::vector<std::string>> StockLedger::disagreements() {
    const auto lock = m_database.lock();
    return m_database.guarded(
        [&]() -> Result<std::vector<std::string>> { return StockRows{m_database.sql()}.disagreements(); });
}

} // namespace rapoint::store
