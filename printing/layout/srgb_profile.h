#pragma once

#include "station/base/bytes.h"

namespace rapoint::printing {

/// An ICC profile of the colour space sRGB (IEC 61966-2-1), matrix and parametric curve: what a PDF/A's output
/// intent needs to say what its colours mean. ICC.1:2004-10 (version 4.2), under 700 bytes.
Bytes srgbProfile();

} // namespace rapoint::printing
