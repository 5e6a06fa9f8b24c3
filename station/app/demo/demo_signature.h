#pragma once

#include "station/ports/pen_signature.h"

namespace rapoint::app {

/// What the demonstration's applicant writes on the screen: a flourish of two strokes with pressure, in a second
/// and a half.
PenSignature demoSignature();

} // namespace rapoint::app
