#pragma once

#include "station/base/bytes.h"

#include <optional>

namespace rapoint::test {

/// A command as it comes to a card (ISO 7816-4 §5.1). Plain value.
struct CommandApdu {
    std::uint8_t cla = 0;
    std::uint8_t ins = 0;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0;
    Bytes data;
    std::size_t expected = 0; ///< Le: how many bytes may be answered; 0 where none are asked for

    std::uint16_t parameters() const { return static_cast<std::uint16_t>(p1 << 8 | p2); }
};

/// Short and extended commands of all four cases; nothing where the lengths do not add up.
std::optional<CommandApdu> parseCommandApdu(ByteView bytes);

} // namespace rapoint::test
