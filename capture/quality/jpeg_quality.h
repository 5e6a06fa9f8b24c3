#pragma once

#include "station/base/bytes.h"

#include <optional>

namespace rapoint::capture {

/// How strongly a JPEG was compressed, on the scale of 1 (most) to 100 that libjpeg made common: judged by its
/// table for brightness (ISO 10918-1 §B.2.4.1). Nothing if there is no such table.
std::optional<int> jpegQuality(ByteView jpeg);

} // namespace rapoint::capture
