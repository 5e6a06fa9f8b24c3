#pragma once

#include "printing/layout/sheet_painter.h"

#include <optional>

class QPDF;

namespace rapoint::printing {

// Where a signature goes is said in the PDF itself, so that a sheet that was printed, kept and read by others can
// still be signed: as named destinations "signature-1", "signature-2" … that show exactly the place (ISO 32000-1
// §12.3.2.2 FitR, §12.3.2.3).

void nameSignaturePlaces(QPDF& document, const std::vector<SignaturePlace>& places);
/// The first one; nothing if no signature field has an area on a page of the document.
std::optional<SignaturePlace> firstSignaturePlace(QPDF& document);

} // namespace rapoint::printing
