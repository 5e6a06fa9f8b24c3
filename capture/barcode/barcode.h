#pragma once

#include "capture/page/quad.h"
#include "station/base/bytes.h"

#include <string>

namespace rapoint::capture {

enum class BarcodeFormat { QrCode, Pdf417, Aztec, DataMatrix };

/// "QR", "PDF417", "Aztec", "DataMatrix".
std::string_view nameOf(BarcodeFormat format);

/// One code in a picture.
struct Barcode {
    BarcodeFormat format = BarcodeFormat::QrCode;
    std::string text; ///< UTF-8, by the code's own character set
    Bytes bytes;      ///< as they are in the code; for one whose content is no text
    Quad corners;     ///< pixels of the picture
};

} // namespace rapoint::capture
