#pragma once

#include "station/base/result.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint {

/// The code points of UTF-8 text; nothing if a sequence is not well-formed (Unicode 15 table 3-7).
std::optional<std::u32string> fromUtf8(std::string_view text);
std::string toUtf8(std::u32string_view text);

std::vector<std::string> split(std::string_view text, char separator);
std::string_view trimmed(std::string_view text);

/// Calls `take` for each line, without its end, until the first fault.
template <class Take>
Result<> eachLine(std::string_view text, Take take) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        RAPOINT_CHECK(take(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

} // namespace rapoint
