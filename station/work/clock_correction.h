#pragma once

#include "station/ports/officer.h"
#include "station/work/workbench.h"

#include <string>

namespace rapoint::work {

/// Records that the clock was ahead and is right now, so that work goes on although the last entries are later.
/// Two officers with two keys say so and why; they are signed in. approver-is-creator for one officer or one key
/// twice; input-invalid where the clock is not behind the last entry, or without a reason.
Result<> correctClock(const Workbench& bench, const Officer& first, const Officer& second,
                      const std::string& reason);

/// Records that the clock is right although the last entry is longer ago than kLongestPause. input-invalid where
/// it is not, or without a reason.
Result<> confirmClock(const Workbench& bench, const Officer& officer, const std::string& reason);

/// Whether a fault is about the clock and nothing else: what is sealed is delivered all the same.
bool isAboutClock(const Fault& fault);

} // namespace rapoint::work
