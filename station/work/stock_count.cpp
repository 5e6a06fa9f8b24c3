#include "station/work/stock_count.h"

#include <algorithm>
#include <iterator>

namespace rapoint::work {

namespace {

/// What is in one sorted list and not in the other.
std::vector<std::string> without(const std::vector<std::string>& all, const std::vector<std::string>& known) {
    std::vector<std::string> rest;
    std::ranges::set_difference(all, known, std::back_inserter(rest));
    return rest;
}

} // namespace

Result<StockCount> compareCount(Stock& stock, StockKind kind, std::vector<std::string> found,
                                const std::string& holder) {
    RAPOINT_TRY(const std::vector<StockItem> items, stock.list(kind));
    std::vector<std::string> expected;
    for (const StockItem& item : items)
        if (item.state == (holder.empty() ? "free" : "out") && item.holder == holder)
            expected.push_back(item.serial);
    std::ranges::sort(found);
    std::ranges::sort(expected);
    return StockCount{expected.size(), found.size(), without(expected, found), without(found, expected)};
}

} // namespace rapoint::work
