#pragma once

#include "capture/mrz/zone_cells.h"
#include "station/identity/mrz.h"

namespace rapoint::capture {

/// The most probable text of the cells: each character out of its field's alphabet, issuer and nationality out of
/// the listed codes where the picture leaves a choice, and one or two characters put right where that alone makes
/// the check digits hold. What was put right is in `repairs`. `confidence` is that of the least certain character.
/// Accepted: all check digits hold, the lines are whole, every character is certain enough (those that no check
/// digit covers must be more certain, and the picture must leave room for a repair), no other text whose check
/// digits hold is nearly as likely, and no more than one was repaired. The cells have the size of their layout.
MrzReading readCells(const ZoneCells& cells);

/// 0 … 1: how likely it is that this character stands in a cell. Characters that blurred pictures do not keep
/// apart are no doubt where the field allows only one of them.
double confidenceOf(const CellEvidence& evidence, int chosen, MrzAlphabet allowed);

} // namespace rapoint::capture
