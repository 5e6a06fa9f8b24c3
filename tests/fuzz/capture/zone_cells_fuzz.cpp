// What pictures say about each cell of a zone: the reading has the layout's size, and keeps its promises. The
// first byte is the layout; then three bytes a cell: the likeliest character, how much less likely the others are,
// and one that is nearly as likely.
#include "capture/mrz/cells_reader.h"

#include <cstdlib>
#include <limits>

using namespace rapoint::capture;

namespace {

CellEvidence evidenceOf(const std::uint8_t* cell) {
    CellEvidence evidence{};
    const float distance =
        cell[1] == 255 ? std::numeric_limits<float>::infinity() : static_cast<float>(cell[1]) / 8;
    evidence.fill(-distance);
    evidence[cell[2] % kMrzCharacters] = -distance / 8;
    evidence[cell[0] % kMrzCharacters] = 0;
    return evidence;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const MrzLayout& layout = mrzLayouts()[data[0] % mrzLayouts().size()];
    const auto count = static_cast<std::size_t>(layout.lines * layout.length);
    if (size < 1 + 3 * count)
        return 0;
    ZoneCells cells{.layout = &layout, .cells = {}, .wholeLines = data[0] < 128};
    for (std::size_t cell = 0; cell < count; ++cell)
        cells.cells.push_back(evidenceOf(data + 1 + 3 * cell));
    const rapoint::MrzReading reading = readCells(cells);
    if (reading.lines.size() != static_cast<std::size_t>(layout.lines))
        std::abort();
    for (const std::string& line : reading.lines)
        if (line.size() != static_cast<std::size_t>(layout.length))
            std::abort();
    if (reading.accepted() && !cells.wholeLines)
        std::abort();
    for (const auto& [name, holds] : reading.checks)
        if (reading.accepted() && !holds)
            std::abort();
    if (!(reading.confidence >= 0 && reading.confidence <= 1))
        std::abort();
    return 0;
}
