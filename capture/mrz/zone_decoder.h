#pragma once

#include "capture/mrz/cell_decoder.h"
#include "capture/mrz/zone_cells.h"
#include "station/identity/mrz.h"

#include <optional>
#include <string>
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

/// One line alone, whose zone is not seen.
struct LineReading {
    std::string text;
    double score = 0.0; ///< as of a zone
};

/// Reads a line as each line of each layout that it may be, and returns the best. Nothing if it fits none.
std::optional<LineReading> decodeLine(const ScoredLine& line);

/// Cuts consecutive lines into the cells of each layout that they may have, reads them, and returns the best.
/// Nothing if the lines fit no layout.
std::optional<ScoredZone> decodeZone(std::span<const ScoredLine> lines);

} // namespace rapoint::capture
