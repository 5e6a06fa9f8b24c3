#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace rapoint::capture {

/// What the zone net says about a picture: per cell of 8 x 8 pixels whether text of a zone is there, which way it
/// is read, and how large it is.
struct ZoneMap {
    static constexpr int kCellPixels = 8;
    static constexpr int kValues = 4;

    int rows = 0;
    int columns = 0;
    std::vector<float> values; ///< kValues planes of rows x columns, as the net gives them

    float probability(int row, int column) const { return 1.0F / (1.0F + std::exp(-value(0, row, column))); }
    float cosine(int row, int column) const { return value(1, row, column); }
    float sine(int row, int column) const { return value(2, row, column); }
    float pitch(int row, int column) const { return 6.0F * std::exp2(value(3, row, column)); } ///< pixels

private:
    float value(int plane, int row, int column) const {
        return values[static_cast<std::size_t>((plane * rows + row) * columns + column)];
    }
};

} // namespace rapoint::capture
