#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace rapoint::printing {

/// How a printer is asked how it is, as the form's data have it. The printer carries the question out in its turn,
/// behind everything it was sent before (ESC/POS GS r is such a one, DLE EOT is not): an answer to one behind a
/// page proves that the page was carried out.
struct EscpStatus {
    Bytes question;
    std::uint8_t shapeMask =
        0; ///< a byte is an answer if (byte & shapeMask) == shape; others are XON, XOFF and such
    std::uint8_t shape = 0;
    std::uint8_t readyMask = 0; ///< the printer is ready if (answer & readyMask) == ready
    std::uint8_t ready = 0;

    /// "1d 72 01 | 90 00 | 0c 00": question, shape, readiness, as hex bytes; template-invalid for anything else.
    static Result<EscpStatus> parse(std::string_view text);
    std::string toText() const;

    /// Whether the printer is ready, by the first answer among these bytes; nothing without one.
    std::optional<bool> readyIn(ByteView bytes) const;
};

} // namespace rapoint::printing
