#include "station/app/cli/commands.h"
#include "station/app/cli/workplace.h"
#include "station/work/stock_count.h"

#include <fstream>

namespace rapoint::app {

namespace {

constexpr std::size_t kMaxSerials = 10000;
constexpr std::size_t kMaxLineLength = 64;

Result<std::vector<std::string>> serialsInFile(const std::filesystem::path& file) {
    std::ifstream stream{file};
    std::vector<std::string> serials;
    for (std::string line; std::getline(stream, line);) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.pop_back();
        if (line.size() > kMaxLineLength || serials.size() == kMaxSerials)
            return failure(FaultCode::InputInvalid, "a list has at most 10000 serials, one a line");
        if (!line.empty())
            serials.push_back(line);
    }
    if (serials.empty())
        return failure(FaultCode::InputInvalid, "there is no serial in the list");
    return serials;
}

Result<std::vector<std::string>> serialsOf(const StockOptions& options) {
    if (options.first.empty() == options.list.empty())
        return failure(FaultCode::InputInvalid, "either a serial or --list");
    if (!options.list.empty())
        return serialsInFile(options.list);
    if (options.count == 1)
        return std::vector<std::string>{options.first};
    return serialsFrom(options.first, options.count);
}

StockKind kindOf(const StockOptions& options) {
    return stockKindFromName(options.kind).value_or(StockKind::Card);
}

void showBalance(StockKind kind, const StockBalance& balance, const Output& output) {
    output.say(std::string{nameOf(kind)} + "s: " + std::to_string(balance.received) + " received = " +
               std::to_string(balance.free) + " free + " + std::to_string(balance.out) + " out + " +
               std::to_string(balance.taken) + " taken + " + std::to_string(balance.issued) + " issued + " +
               std::to_string(balance.spoiled) + " spoiled + " + std::to_string(balance.returned) + " returned");
    output.object({{"kind", nameOf(kind)},
                   {"received", balance.received},
                   {"free", balance.free},
                   {"out", balance.out},
                   {"taken", balance.taken},
                   {"issued", balance.issued},
                   {"spoiled", balance.spoiled},
                   {"returned", balance.returned}});
}

/// Lets `change` have the stock with the inspector signed in, and shows how it stands then.
template <class Change>
int changeStock(const Workplaces& places, const StockOptions& options, Output& output, Change change) {
    const auto changed = [&]() -> Result<> {
        RAPOINT_TRY(const std::vector<std::string> serials, serialsOf(options));
        RAPOINT_TRY(Workplace place, places.enter(options.work, {}));
        RAPOINT_TRY(const Officer inspector, place.station().inspector());
        const Ports& ports = place.station().ports();
        RAPOINT_CHECK(change(ports.stock, serials, inspector.id, ports.clock.now()));
        RAPOINT_TRY(const StockBalance balance, ports.stock.balance(kindOf(options)));
        showBalance(kindOf(options), balance, output);
        return {};
    }();
    return changed ? 0 : output.fault(changed.error());
}

int moveStock(const Workplaces& places, const StockOptions& options, StockMove move, Output& output) {
    return changeStock(
        places, options, output,
        [&](Stock& stock, const std::vector<std::string>& serials, const std::string& actor, Instant at) {
            return stock.move({kindOf(options), move, serials, options.note}, actor, at);
        });
}

Result<> listStock(const Workplaces& places, const StockOptions& options, const Output& output) {
    RAPOINT_TRY(Workplace place, places.enter(options.work, {}));
    for (const StockKind kind : {StockKind::Card, StockKind::Envelope}) {
        if (!options.kind.empty() && kind != kindOf(options))
            continue;
        RAPOINT_TRY(const std::vector<StockItem> items, place.station().ports().stock.list(kind));
        for (const StockItem& item : items) {
            if (!options.state.empty() && item.state != options.state)
                continue;
            output.say(std::string{nameOf(kind)} + " " + item.serial + "  " + item.state +
                       (item.holder.empty() ? "" : "  with " + item.holder) +
                       (item.chip.empty() ? "" : "  chip " + item.chip) +
                       (item.caseId.empty() ? "" : "  case " + item.caseId));
            output.object({{"kind", nameOf(kind)},
                           {"serial", item.serial},
                           {"state", item.state},
                           {"holder", item.holder},
                           {"chip", item.chip},
                           {"caseId", item.caseId}});
        }
    }
    return {};
}

Result<bool> countStock(const Workplaces& places, const StockOptions& options, const Output& output) {
    RAPOINT_TRY(std::vector<std::string> found, serialsOf(options));
    RAPOINT_TRY(Workplace place, places.enter(options.work, {}));
    RAPOINT_TRY(const work::StockCount count, work::compareCount(place.station().ports().stock, kindOf(options),
                                                                 std::move(found), options.note));
    for (const std::string& serial : count.missing)
        output.say("missing: " + serial);
    for (const std::string& serial : count.surplus)
        output.say("not expected here: " + serial);
    output.object({{"kind", options.kind},
                   {"expected", count.expected},
                   {"found", count.found},
                   {"missing", count.missing},
                   {"surplus", count.surplus}});
    return count.agrees();
}

Result<> checkStock(const Workplaces& places, const std::filesystem::path& work, const Output& output) {
    RAPOINT_TRY(Workplace place, places.enter(work, {}));
    Stock& stock = place.station().ports().stock;
    for (const StockKind kind : {StockKind::Card, StockKind::Envelope}) {
        RAPOINT_TRY(const StockBalance balance, stock.balance(kind));
        showBalance(kind, balance, output);
        if (!balance.balances())
            return failure(FaultCode::StorageFailed, "the stock does not add up");
    }
    RAPOINT_TRY(const std::vector<std::string> disagreements, stock.disagreements());
    for (const std::string& what : disagreements)
        output.say(what);
    if (!disagreements.empty())
        return failure(FaultCode::StorageFailed, "the stock's ledger: " + disagreements.front());
    output.say("the ledger balances");
    return {};
}

} // namespace

int runStockReceive(const Workplaces& places, const StockOptions& options, Output& output) {
    return changeStock(places, options, output,
                       [&](Stock& stock, const std::vector<std::string>& serials, const std::string& actor,
                           Instant at) { return stock.receive(kindOf(options), serials, actor, at); });
}

int runStockTakeOut(const Workplaces& places, const StockOptions& options, Output& output) {
    return moveStock(places, options, StockMove::TakeOut, output);
}

int runStockReturn(const Workplaces& places, const StockOptions& options, Output& output) {
    return moveStock(places, options, options.note.empty() ? StockMove::GiveBack : StockMove::SendBack, output);
}

int runStockSpoil(const Workplaces& places, const StockOptions& options, Output& output) {
    return moveStock(places, options, StockMove::Spoil, output);
}

int runStockList(const Workplaces& places, const StockOptions& options, Output& output) {
    const auto listed = listStock(places, options, output);
    return listed ? 0 : output.fault(listed.error());
}

int runStockCount(const Workplaces& places, const StockOptions& options, Output& output) {
    const auto counted = countStock(places, options, output);
    if (!counted)
        return output.fault(counted.error());
    return *counted ? 0 : static_cast<int>(ExitStatus::Refused);
}

int runStockCheck(const Workplaces& places, const std::filesystem::path& work, Output& output) {
    const auto checked = checkStock(places, work, output);
    return checked ? 0 : output.fault(checked.error());
}

} // namespace rapoint::app
