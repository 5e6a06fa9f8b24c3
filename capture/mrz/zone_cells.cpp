#include "capture/mrz/zone_cells.h"

namespace rapoint::capture {

void ZoneCells::add(const ZoneCells& other) {
    for (std::size_t cell = 0; cell < cells.size(); ++cell)
        for (std::size_t index = 0; index < cells[cell].size(); ++index)
            cells[cell][index] += other.cells[cell][index];
    pictures += other.pictures;
}

std::vector<std::string> likeliestText(const ZoneCells& cells) {
    const MrzLayout& layout = *cells.layout;
    std::vector<std::string> lines;
    for (int line = 0; line < layout.lines; ++line) {
        std::string text;
        for (int column = 0; column < layout.length; ++column) {
            const CellEvidence& evidence = cells.at(line, column);
            const MrzAlphabet allowed = layout.alphabetsOf(line)[static_cast<std::size_t>(column)];
            int best = -1;
            for (int index = 0; index < kMrzCharacters; ++index)
                if (((allowed >> index) & 1) != 0 && (best < 0 || evidence[static_cast<std::size_t>(index)] >
                                                                      evidence[static_cast<std::size_t>(best)]))
                    best = index;
            text += kMrzCharacterOrder[static_cast<std::size_t>(best)];
        }
        lines.push_back(std::move(text));
    }
    return lines;
}

} // namespace rapoint::capture
