#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <string>
#include <vector>

namespace rapoint::printing {

/// The PDF with lines of text in its first place for a signature (signature_places.h), as large as fits, the first
/// one bold, with a font of their own. input-invalid for a PDF without a place or one that cannot be read;
/// configuration-invalid if no font is installed.
Result<Bytes> withSignatureText(ByteView pdf, const std::vector<std::string>& lines);

} // namespace rapoint::printing
