#pragma once

#include "station/ports/stock.h"

#include <string>
#include <vector>

namespace rapoint::work {

/// What a count of cards or envelopes found, held against the ledger.
struct StockCount {
    std::size_t expected = 0; ///< how many there should be
    std::size_t found = 0;
    std::vector<std::string> missing{}; ///< serials, in order
    std::vector<std::string> surplus{}; ///< found, but not expected here

    bool agrees() const { return missing.empty() && surplus.empty(); }
};

/// Compares the serials that were found in the safe, or in the bag of the inspector `holder`, with the ledger.
/// storage-failed.
Result<StockCount> compareCount(Stock& stock, StockKind kind, std::vector<std::string> found,
                                const std::string& holder = {});

} // namespace rapoint::work
