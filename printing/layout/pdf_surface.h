#pragma once

#include "printing/layout/pango_types.h"
#include "station/base/bytes.h"

namespace rapoint::printing {

/// A surface of `width` by `height` points that writes its PDF behind `pdf`, which has to outlive it.
SurfacePtr pdfSurface(Bytes& pdf, double width, double height);

} // namespace rapoint::printing
