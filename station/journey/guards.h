#pragma once

#include "station/case/case_state.h"

#include <string_view>
#include <vector>

namespace rapoint {

/// A named condition that a profile's step may have in `when`: the step is skipped where it does not hold.
struct Guard {
    std::string_view name;
    std::string_view meaning;
    bool (*holds)(const CaseState&);
    bool onlyAccepted; ///< never holds for a refused case: the profile's check counts on it
    bool onlyRefused;  ///< never holds for a case that is not refused
};

const std::vector<Guard>& guards();
/// The guard of that name, or null.
const Guard* findGuard(std::string_view name);

} // namespace rapoint
