#pragma once

#include "station/base/result.h"

#include <qpdf/QPDF.hh>

namespace rapoint::printing {

/// A font for PINs, embedded in `document`: every printable ASCII character under its own code, all of one width,
/// and a zero that nobody takes for an O. Whole, so that the page says nothing of the PIN that will stand on it.
/// configuration-invalid if DejaVu Sans Mono is not installed.
Result<QPDFObjectHandle> embedPinFont(QPDF& document);

} // namespace rapoint::printing
