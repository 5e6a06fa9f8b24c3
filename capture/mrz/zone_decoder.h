#pragma once

#include "capture/mrz/cell_decoder.h"
#include "station/identity/mrz.h"

#include <optional>
#include <vector>

namespace rapoint::capture {

/// One line of text as the net saw it.
struct ScoredLine {
    LineScores scores;
    LineRhythm rhythm;
};

/// A reading with how well the pictures agree with it: the mean log probability of a character, 0 is perfect.
struct ScoredReading {
    MrzReading reading;
    double score = 0.0;
    /// Readings are compared by agreement and by the share of their check digits that hold.
    double rank() const;
};

/// Reads consecutive lines as each layout that they may have, repairs among the real alternatives of the cells
/// where check digits ask for it, and returns the best. Nothing if the lines fit no layout.
std::optional<ScoredReading> decodeZone(std::span<const ScoredLine> lines);

} // namespace rapoint::capture
