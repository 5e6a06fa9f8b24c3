#pragma once

#include "printing/layout/sheet_painter.h"
#include "station/base/bytes.h"
#include "station/base/result.h"

#include <string>
#include <vector>

class QPDF;

namespace rapoint::printing {

/// What Cairo 1.16 cannot write itself.
struct PdfFacts {
    std::string title;
    std::string language;                     ///< RFC 3066: "pl"
    std::vector<SignaturePlace> signatures{}; ///< become destinations (signature_places.h)
    int copies = 0; ///< then the sheet's pages are followed by its footers and those of each copy (footer_pages.h)
};

/// Makes a PDF of Cairo's a PDF/A-2b (ISO 19005-2) with title and language: adds metadata, output intent and what
/// its fonts lack, and takes the time of making and every other trace of its making out, so that the same sheet
/// has the same digest whenever it is made. The sheet, and its copies. internal if the PDF cannot be read.
Result<std::vector<Bytes>> finishPdf(const Bytes& pdf, const PdfFacts& facts);

/// ISO 19005-2 §6.2.11.3.2: an embedded CIDFontType2 names its map; Cairo 1.16 relies on the default.
void nameGlyphMaps(QPDF& document);

} // namespace rapoint::printing
