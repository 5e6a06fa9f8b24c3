#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/ports/pen_signature.h"

namespace rapoint::printing {

/// The PDF with the strokes drawn into its first place for a signature (signature_places.h), as large as fits,
/// proportions kept, a line as thick as the pen pressed. The picture is for the eye: what the pen did is evidence
/// in its own file. input-invalid for a PDF without a place, a PDF that cannot be read, or senseless strokes.
Result<Bytes> withPenSignature(ByteView pdf, const PenSignature& signature);

} // namespace rapoint::printing
