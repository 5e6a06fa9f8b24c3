#pragma once

#include "station/base/clock.h"
#include "station/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint {

/// What a registration point keeps by serial number: cards and envelopes.
enum class StockKind { Card, Envelope };
std::string_view nameOf(StockKind kind); ///< "card", "envelope"
std::optional<StockKind> stockKindFromName(std::string_view name);

/// The stock of one kind. received is always the sum of all others.
struct StockBalance {
    std::int64_t received = 0;
    std::int64_t free = 0;     ///< in the station's safe
    std::int64_t out = 0;      ///< with an inspector who is on visits
    std::int64_t taken = 0;    ///< begun for a case that is under way
    std::int64_t issued = 0;   ///< with a holder
    std::int64_t spoiled = 0;  ///< void, to be destroyed
    std::int64_t returned = 0; ///< gone back to the provider

    bool balances() const { return received == free + out + taken + issued + spoiled + returned; }
};

/// One card or envelope.
struct StockItem {
    StockKind kind = StockKind::Card;
    std::string serial;
    std::string state;  ///< a name of StockBalance: "free", "out", "taken", "issued", "spoiled", "returned"
    std::string holder; ///< the inspector who has it with him
    std::string caseId; ///< the case it was last begun for
    std::string chip;   ///< of a card that was initialised: the serial by which its chip names itself
};

/// What people do with the stock by hand; what cases do follows from their events.
enum class StockMove {
    TakeOut,  ///< free, to an inspector who goes on visits
    GiveBack, ///< an inspector's, or a spoiled one that turned out to be good: free again
    Spoil,    ///< free or an inspector's: damaged, lost, misprinted
    SendBack, ///< free or spoiled: leaves the station for the provider
};

/// One movement of some items. `note` is who takes them out, or why they are spoiled or sent back.
struct StockOrder {
    StockKind kind = StockKind::Card;
    StockMove move = StockMove::TakeOut;
    std::vector<std::string> serials;
    std::string note{};
};

/// Cards and PIN envelopes by serial. A card's is what its chip says while it is still blank or, where a blank
/// chip says nothing, the number printed on it. What is taken, issued and spoiled follows from the events
/// CardIntended, CardVoided, HandedOver, EnvelopeIntended, EnvelopePrinted and EnvelopeVoided in the same
/// transaction as they; the rest is said here, and each order is carried out whole or not at all.
class Stock {
public:
    virtual ~Stock() = default;
    /// A box. input-invalid for a serial that was received before or is malformed: letters, digits, - / . and at
    /// most 32 of them.
    virtual Result<> receive(StockKind kind, const std::vector<std::string>& serials, const std::string& actor,
                             Instant at) = 0;
    /// input-invalid names the first item that is not there or not in a state from which it can go that way.
    virtual Result<> move(const StockOrder& order, const std::string& actor, Instant at) = 0;

    /// The next one in the order of the boxes: of those that `holder` has taken out, if any, else of the
    /// station's. An empty holder has nothing. stock-empty.
    virtual Result<std::string> next(StockKind kind, const std::string& holder) = 0;
    /// Whether a case of `holder` may use this one; not-in-stock names its state.
    virtual Result<> check(StockKind kind, const std::string& serial, const std::string& holder) = 0;

    virtual Result<StockBalance> balance(StockKind kind) = 0;
    virtual Result<std::vector<StockItem>> list(StockKind kind) = 0;
    /// Compares every item with its movements, and the movements with the events of the cases. Returns the
    /// differences in words; empty if the ledger balances.
    virtual Result<std::vector<std::string>> disagreements() = 0;
};

/// `count` serials from `first` on, counting up its last digits. input-invalid if it ends in no digit, the digits
/// run over, or there are not 1 to 10000 of them.
Result<std::vector<std::string>> serialsFrom(const std::string& first, int count);

} // namespace rapoint
