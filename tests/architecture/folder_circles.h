#pragma once

#include "tests/architecture/include_scan.h"
#include "tests/architecture/violation.h"

namespace rapoint::test {

/// The circles between folders: each is reported once, at an include that is part of it, with the shortest way
/// round
/// ("station/ports -> station/case -> station/ports"). Folders whose names begin with a prefix of `unordered` may
/// still use each other.
std::vector<Violation> folderCircles(const std::vector<Include>& includes,
                                     const std::vector<std::string>& unordered);

} // namespace rapoint::test
