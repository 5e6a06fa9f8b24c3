#pragma once

#include "station/base/result.h"

#include <string>
#include <vector>

namespace rapoint::printing {

/// The dark modules of a QR code (ISO/IEC 18004), error correction M: survives a fold or a stamp.
struct QrCode {
    int width = 0;
    std::vector<bool> dark; ///< row by row

    /// input-invalid if the text is empty or too long for a code that a camera still reads from paper (300 bytes).
    static Result<QrCode> of(const std::string& text);
    bool at(int row, int column) const { return dark[static_cast<std::size_t>(row * width + column)]; }
};

} // namespace rapoint::printing
