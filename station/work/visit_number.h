#pragma once

#include "station/base/ids.h"

#include <string>

namespace rapoint::work {

/// The number by which people name a visit: the last six characters of its case's id, as on its papers.
std::string visitNumber(const CaseId& id);
/// A number as a person typed it, in the form of visitNumber() or of a whole id.
std::string typedNumber(std::string text);

} // namespace rapoint::work
