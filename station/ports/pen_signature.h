#pragma once

#include "station/base/clock.h"
#include "station/base/digest.h"
#include "station/base/result.h"

#include <string>
#include <vector>

namespace rapoint {

/// The pen's position at one moment, in units of the pad from its upper left corner.
struct PenPoint {
    int x = 0;
    int y = 0;
    int milliseconds = 0; ///< since the pen first touched the pad
    int pressure = 0;     ///< 0 to 1000; 1000 throughout from a pad that does not measure it
};

/// One movement from where the pen touches down to where it is lifted.
using PenStroke = std::vector<PenPoint>;

/// A signature written by hand on a pad of `width` by `height` units, in the order in which it was written.
struct PenSignature {
    int width = 0;
    int height = 0;
    std::vector<PenStroke> strokes;
};

/// input-invalid unless it is what a hand can write: on a pad of 1 to 100000 units each way, at most 500 strokes
/// and 20000 points, all on the pad, in time's order within ten minutes, and longer than a tenth of the pad's
/// width altogether (a dot is no signature).
Result<> checkPenSignature(const PenSignature& signature);

/// The evidence: the strokes, what was signed and when, as JSON (ISO/IEC 19794-7 channels X, Y, T and F).
std::string penRecord(const PenSignature& signature, const Digest& contract, Instant at);

} // namespace rapoint
