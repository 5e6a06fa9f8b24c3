#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rapoint {

/// What the QR code at the foot of a printed page says, so that a sheet that comes back is known again: "NAME
/// 2/3".
struct SheetCode {
    std::string name; ///< of what was printed: the case id
    int page = 1;     ///< from 1
    int pages = 1;

    bool operator==(const SheetCode&) const = default;
};

std::string toText(const SheetCode& code);
/// Nothing for any other text.
std::optional<SheetCode> sheetCodeFromText(std::string_view text);

} // namespace rapoint
