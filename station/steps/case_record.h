#pragma once

#include "station/case/event.h"

#include <span>
#include <string>

namespace rapoint {

/// The events as JSON text (an array in order) as approver and package see them: everything but what only this
/// station can open, the PINs sealed to its key.
std::string caseRecord(std::span<const RecordedEvent> events);

} // namespace rapoint
