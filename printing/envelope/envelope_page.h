#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/ports/paper.h"

#include <filesystem>
#include <string>

namespace rapoint::printing {

/// An envelope's page as PDF, complete but for the PIN: at `pinOffset` stand kPinSlot hexadecimal digits (blanks)
/// for the PIN, so that the process that knows it needs no layout and makes a single copy.
struct EnvelopePage {
    Bytes pdf;
    std::size_t pinOffset = 0;
};

/// Lays out `<folder>/<name>.<language>.txt` with the placeholders envelopeSerial, cardSerial and window (the
/// window's lines). template-invalid if it has no @pin block.
Result<EnvelopePage> envelopePage(const std::filesystem::path& folder, const std::string& name,
                                  const EnvelopeForm& form);

} // namespace rapoint::printing
