#include "station/base/text.h"

#include <cstddef>
#include <cstdint>

namespace rapoint {

std::optional<std::u32string> fromUtf8(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<std::uint8_t>(text[i]);
        const std::size_t length = lead < 0x80                   ? 1
                                   : lead >= 0xC2 && lead < 0xE0 ? 2
                                   : (lead & 0xF0) == 0xE0       ? 3
                                   : lead >= 0xF0 && lead < 0xF5 ? 4
                                                                 : 0;
        if (length == 0 || i + length > text.size())
            return std::nullopt;
        char32_t point = length == 1 ? lead : lead & (0x7FU >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<std::uint8_t>(text[i + k]);
            if ((next & 0xC0) != 0x80)
                return std::nullopt;
            point = (point << 6) | (next & 0x3FU);
        }
        const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
        if (overlong || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
            return std::nullopt;
        points.push_back(point);
        i += length;
    }
    return points;
}

std::string toUtf8(std::u32string_view text) {
    std::string utf8;
    const auto push = [&](char32_t value) { utf8.push_back(static_cast<char>(value)); };
    for (const char32_t point : text) {
        if (point < 0x80) {
            push(point);
        } else if (point < 0x800) {
            push(0xC0 | (point >> 6));
            push(0x80 | (point & 0x3F));
        } else if (point < 0x10000) {
            push(0xE0 | (point >> 12));
            push(0x80 | ((point >> 6) & 0x3F));
            push(0x80 | (point & 0x3F));
        } else {
            push(0xF0 | (point >> 18));
            push(0x80 | ((point >> 12) & 0x3F));
            push(0x80 | ((point >> 6) & 0x3F));
            push(0x80 | (point & 0x3F));
        }
    }
    return utf8;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

} // namespace rapoint
