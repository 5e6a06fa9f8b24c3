#pragma once

#include "capture/mrz/cell_decoder.h"
#include "capture/mrz/zone_cells.h"
#include "station/identity/mrz.h"

#include <optional>
#include <vector>

namespace rapoint::capture {

/// One line of text as the net saw it.
struct ScoredLine {
    LineScores scores;
    LineRhythm rhythm;
};

/// Where the first and the last character of a line are, in columns of its scores.
struct LineEnds {
    double first = 0.0;
    double last = 0.0;
};

/// A zone cut into cells, and how well the pictures agree with it: the mean log probability of a character, 0 is
/// perfect.
struct ScoredZone {
    ZoneCells cells;
    MrzReading reading;
    double score = 0.0;
    double surround = 0.0;      ///< mean of the lines' DecodedLine::surround
    int beyond = 0;             ///< most of the lines' DecodedLine::beyond
    std::vector<LineEnds> ends; ///< of each line
    /// Zones are compared by agreement and by the share of their check digits that hold.
    double rank() const;
    /// What the picture alone says for this cut, whatever the check digits say.
    double agreement() const { return score + surround; }
};

/// True if a line of so many characters may be seen in this rhythm: print or texture beside it may look like more
/// characters of it, glare hides some at its ends.
bool mayHave(const LineRhythm& rhythm, int length);

/// The log probabilities of the characters of a cell, none of them surer than a net ever is.
CellEvidence normalised(const MrzCell& cell);

/// How well a line agrees with the likeliest line of any layout: the mean log probability of a character, minus
/// infinity if it fits no list. No better one is looked for than `enough`.
double likenessOf(const ScoredLine& line, double enough);

/// Cuts consecutive lines into the cells of each layout that they may have, reads them, and returns the best.
/// Nothing if the lines fit no layout.
std::optional<ScoredZone> decodeZone(std::span<const ScoredLine> lines);

} // namespace rapoint::capture
