#pragma once

#include "capture/mrz/line_scores.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace rapoint::capture {

/// One character cell of a decoded line: the evidence for each of the 37 characters (log, unnormalised), and the
/// best that the field allows.
struct MrzCell {
    std::array<float, kMrzCharacters> evidence{};
    float nothing = 0.0F; ///< the log probability that there is no character
    int best = 0;
    double column = 0.0;

    char text() const { return kMrzCharacterOrder[static_cast<std::size_t>(best)]; }
};

/// A line cut into as many cells as its layout wants.
struct DecodedLine {
    std::vector<MrzCell> cells;
    double score = 0.0; ///< mean log probability of a cell's best allowed character; 0 is perfect
    double surround =
        0.0;        ///< log probability that there is nothing before and behind the cells, over their number
    int beyond = 0; ///< of the next four places before the first or behind the last cell: where text is seen
};

/// How the characters of a line follow each other, before any layout is assumed.
struct LineRhythm {
    int characters = 0;   ///< seen by the net
    double count = 0.0;   ///< that fit between the first and the last one at the pitch
    double pitch = 0.0;   ///< columns from one to the next
    double quality = 0.0; ///< mean log probability of the seen ones
};

LineRhythm rhythmOf(const LineScores& scores);

/// The most probable places of exactly `alphabets.size()` characters whose distances stay near `pitch`, each out
/// of its own alphabet (Viterbi over places; what is outside must look empty). Nothing if they do not fit in.
std::optional<DecodedLine> decodeCells(const LineScores& scores, double pitch,
                                       std::span<const MrzAlphabet> alphabets);

} // namespace rapoint::capture
