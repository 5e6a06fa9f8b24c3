#pragma once

#include "station/base/bytes.h"

#include <array>
#include <map>
#include <set>

namespace rapoint::test {

/// A status word (ISO 7816-4 §5.1.3).
using StatusWord = std::uint16_t;
constexpr StatusWord kDone = 0x9000;
constexpr StatusWord kWrongLength = 0x6700;
constexpr StatusWord kAccessRefused = 0x6982;
constexpr StatusWord kBlocked = 0x6983;
constexpr StatusWord kConditionsNotMet = 0x6985;
constexpr StatusWord kWrongData = 0x6A80;
constexpr StatusWord kNotSupported = 0x6A81;
constexpr StatusWord kFileNotFound = 0x6A82;
constexpr StatusWord kNoSpace = 0x6A84;
constexpr StatusWord kWrongParameters = 0x6A86;
constexpr StatusWord kReferenceNotFound = 0x6A88;
constexpr StatusWord kFileExists = 0x6A89;
constexpr StatusWord kWrongOffset = 0x6B00;

/// The PINs 1 to 14 of a card with their PUKs and counters. What was verified is forgotten at each reset.
class CardPins {
public:
    /// PIN, PUK, tries of each: eight bytes, eight bytes, one, one (MyEID, PUT DATA 01 01…0E).
    StatusWord initialise(std::uint8_t reference, ByteView data);
    /// Without data: what would come, 63Cx, without using a try (ISO 7816-4 §7.5.6).
    StatusWord verify(std::uint8_t reference, ByteView pin);
    StatusWord change(std::uint8_t reference, ByteView oldAndNew);
    StatusWord unblock(std::uint8_t reference, ByteView pukAndNew);

    /// Whether an access condition is met: 0 always, 15 never, else the PIN with this number.
    bool permits(std::uint8_t condition) const;
    void forgetVerified() { m_verified.clear(); }
    void erase();

private:
    using Value = std::array<std::uint8_t, 8>;
    struct Counter {
        std::uint8_t most = 0;
        std::uint8_t left = 0;
    };
    struct Record {
        Value pin{};
        Value puk{};
        Counter tries;
        Counter pukTries;
    };
    static StatusWord presented(const Value& right, Counter& counter, ByteView given);
    Record* find(std::uint8_t reference);

    std::map<std::uint8_t, Record> m_records;
    std::set<std::uint8_t> m_verified;
};

} // namespace rapoint::test
