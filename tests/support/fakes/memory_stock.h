#pragma once

#include "station/ports/stock.h"
#include "tests/support/fakes/trouble.h"

#include <algorithm>
#include <map>

namespace rapoint::test {

/// What is free, in the order of the boxes. What cases take from it is in their facts, of which it knows nothing.
class MemoryStock final : public Stock {
public:
    Trouble trouble;
    std::map<StockKind, std::vector<std::string>> free;

    Result<> receive(StockKind kind, const std::vector<std::string>& serials, const std::string&,
                     Instant) override {
        RAPOINT_CHECK(trouble.check());
        free[kind].insert(free[kind].end(), serials.begin(), serials.end());
        return {};
    }
    Result<> move(const StockOrder& order, const std::string&, Instant) override {
        RAPOINT_CHECK(trouble.check());
        for (const std::string& serial : order.serials)
            std::erase(free[order.kind], serial);
        return {};
    }
    Result<std::string> next(StockKind kind, const std::string&) override {
        RAPOINT_CHECK(trouble.check());
        return free[kind].empty() ? failure(FaultCode::StockEmpty) : Result<std::string>{free[kind].front()};
    }
    Result<> check(StockKind kind, const std::string& serial, const std::string&) override {
        RAPOINT_CHECK(trouble.check());
        return std::ranges::count(free[kind], serial) > 0 ? Result<>{} : failure(FaultCode::NotInStock, serial);
    }
    Result<StockBalance> balance(StockKind kind) override {
        const auto count = std::ssize(free[kind]);
        return StockBalance{.received = count, .free = count};
    }
    Result<std::vector<StockItem>> list(StockKind kind) override {
        std::vector<StockItem> items;
        for (const std::string& serial : free[kind])
            items.push_back({kind, serial, "free", {}, {}, {}});
        return items;
    }
    Result<std::vector<std::string>> disagreements() override { return std::vector<std::string>{}; }
};

} // namespace rapoint::test
