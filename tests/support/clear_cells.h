#pragma once

#include "capture/mrz/zone_cells.h"

#include <algorithm>
#include <string_view>

namespace rapoint::test {

/// The cells of a zone that a picture shows without doubt; the lines fit the layout, which exists.
inline capture::ZoneCells clearCells(std::string_view layout, const std::vector<std::string>& lines) {
    capture::ZoneCells zone;
    zone.layout = &*std::ranges::find(capture::mrzLayouts(), layout, &capture::MrzLayout::name);
    for (const std::string& line : lines)
        for (const char character : line) {
            capture::CellEvidence cell;
            cell.fill(-9.0F);
            cell[static_cast<std::size_t>(capture::mrzIndex(character))] = -0.01F;
            zone.cells.push_back(cell);
        }
    return zone;
}

/// Makes the cell waver between two characters.
inline void waver(capture::ZoneCells& zone, int line, int column, char one, float evidence, char other,
                  float otherEvidence) {
    capture::CellEvidence& cell = zone.at(line, column);
    cell[static_cast<std::size_t>(capture::mrzIndex(one))] = evidence;
    cell[static_cast<std::size_t>(capture::mrzIndex(other))] = otherEvidence;
}

} // namespace rapoint::test
