#pragma once

#include "capture/mrz/mrz_layout.h"

#include <array>
#include <string>
#include <vector>

namespace rapoint::capture {

/// The log probability of each character of kMrzCharacterOrder in one cell. Where the picture shows nothing they
/// are all alike, so that such a picture takes nothing from the others that it is added to.
using CellEvidence = std::array<float, kMrzCharacters>;

/// What pictures say about every character of a zone whose layout is known. Evidence of the same zone in several
/// pictures is added up; readCells() makes a reading of it.
struct ZoneCells {
    const MrzLayout* layout = nullptr; ///< one of mrzLayouts()
    std::vector<CellEvidence> cells;   ///< line by line
    /// False where text goes on beyond the lines, the cells do not stand in a grid, or lines of another length fit
    /// nearly as well: such a zone may be a wrong cut, which check digits need not notice, and is not accepted.
    bool wholeLines = true;
    int pictures = 1; ///< that say it

    const CellEvidence& at(int line, int column) const { return cells[indexOf(line, column)]; }
    CellEvidence& at(int line, int column) { return cells[indexOf(line, column)]; }

    /// True if both have the same layout: only then they may be added.
    bool fits(const ZoneCells& other) const {
        return layout == other.layout && cells.size() == other.cells.size();
    }
    /// Adds the evidence of another picture, which fits.
    void add(const ZoneCells& other);

private:
    std::size_t indexOf(int line, int column) const {
        return static_cast<std::size_t>(line) * static_cast<std::size_t>(layout->length) +
               static_cast<std::size_t>(column);
    }
};

/// The most probable character of each cell's alphabet.
std::vector<std::string> likeliestText(const ZoneCells& cells);

} // namespace rapoint::capture
