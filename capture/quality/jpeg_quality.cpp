#include "capture/quality/jpeg_quality.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rapoint::capture {

namespace {

/// ISO 10918-1 table K.1 in zigzag order: what libjpeg scales by its quality.
constexpr std::array<int, 64> kStandard{16, 11, 12,  14,  12,  10, 16, 14,  13,  14,  18,  17,  16, 19,  24,  40,
                                        26, 24, 22,  22,  24,  49, 35, 37,  29,  40,  58,  51,  61, 60,  57,  51,
                                        56, 55, 64,  72,  92,  78, 64, 68,  87,  69,  55,  56,  80, 109, 81,  87,
                                        95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99};

/// The quality that scales the standard table to this one.
int qualityOf(const std::array<int, 64>& table) {
    double percent = 0;
    for (std::size_t index = 0; index < table.size(); ++index)
        percent += 100.0 * table[index] / kStandard[index] / 64.0;
    const double quality = percent <= 100 ? (200 - percent) / 2 : 5000 / percent;
    return std::clamp(static_cast<int>(std::lround(quality)), 1, 100);
}

/// The table 0 among those of a segment.
std::optional<std::array<int, 64>> brightnessTable(ByteView segment) {
    std::size_t at = 0;
    while (at < segment.size()) {
        const std::size_t bytes = segment[at] >> 4 == 0 ? 1 : 2;
        if (at + 1 + 64 * bytes > segment.size())
            return std::nullopt;
        if ((segment[at] & 0x0F) == 0) {
            std::array<int, 64> table{};
            for (std::size_t index = 0; index < 64; ++index) {
                const std::size_t from = at + 1 + index * bytes;
                table[index] = bytes == 1 ? segment[from] : segment[from] * 256 + segment[from + 1];
            }
            return table;
        }
        at += 1 + 64 * bytes;
    }
    return std::nullopt;
}

} // namespace

std::optional<int> jpegQuality(ByteView jpeg) {
    constexpr std::uint8_t tables = 0xDB;
    constexpr std::uint8_t scan = 0xDA;
    for (std::size_t at = 2; at + 4 <= jpeg.size() && jpeg[at] == 0xFF && jpeg[at + 1] != scan;) {
        const std::size_t length = jpeg[at + 2] * 256U + jpeg[at + 3];
        if (length < 2 || at + 2 + length > jpeg.size())
            return std::nullopt;
        if (jpeg[at + 1] == tables)
            if (const auto table = brightnessTable(jpeg.subspan(at + 4, length - 2)))
                return qualityOf(*table);
        at += 2 + length;
    }
    return std::nullopt;
}

} // namespace rapoint::capture
