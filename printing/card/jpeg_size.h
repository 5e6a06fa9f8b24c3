#pragma once

#include "station/base/bytes.h"

#include <optional>

namespace rapoint::printing {

struct JpegSize {
    int width = 0;
    int height = 0;
};

/// The size that a JPEG's frame header says (ITU-T T.81 §B.2.2); nothing for what is no JPEG, or one without it.
std::optional<JpegSize> jpegSizeOf(ByteView jpeg);

} // namespace rapoint::printing
