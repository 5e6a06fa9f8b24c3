#pragma once

#include "station/identity/mrz.h"

#include <map>
#include <string>
#include <vector>

namespace rapoint::capture {

/// One line alone, whose zone is not seen: enough for its text and the check digits that lie in it, never for a
/// document. Several layouts share lines; this is the likeliest.
struct LineReading {
    std::string format; ///< of the zone that it would be a line of: "TD1", "TD2" …
    int line = 0;       ///< of that zone, from 0
    std::string text;
    std::map<std::string, bool> checks; ///< as of an MrzReading, those that need no other line
    std::vector<MrzRepair> repairs;     ///< all in line 0
    double confidence = 0.0;            ///< 0 … 1, of the least certain character
    double score = 0.0;                 ///< mean log probability of a character and what speaks for the layout
};

} // namespace rapoint::capture
