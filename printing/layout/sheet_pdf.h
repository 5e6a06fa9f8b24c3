#pragma once

#include "printing/layout/sheet_painter.h"
#include "printing/template/sheet_template.h"
#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/ports/paper.h"

#include <optional>
#include <string>
#include <vector>

namespace rapoint::printing {

/// A sheet as PDF: fonts embedded, tagged, with title and language; the same input gives the same bytes. `pin` is
/// where a @pin block is.
struct SheetPdf {
    Bytes pdf;
    std::optional<PinPlace> pin;
};

/// A template and what is put into it: `data` is written in the template's language already (inLanguage).
struct FilledSheet {
    SheetTemplate sheet;
    std::string language; ///< "pl"
    SheetData data;
};

/// A sheet as it was drawn, before it is PDF/A: with the time of its making in it.
struct DrawnSheet {
    Bytes pdf;
    std::optional<PinPlace> pin;
    std::vector<SignaturePlace> signatures;
};

/// The first half of sheetPdf, with the same faults.
Result<DrawnSheet> drawSheet(const std::vector<FilledSheet>& sheets);

/// One language, or two side by side. Everything is bound and checked before the first page is drawn.
/// template-invalid, input-invalid, configuration-invalid if no font is installed.
Result<SheetPdf> sheetPdf(const std::vector<FilledSheet>& sheets);

} // namespace rapoint::printing
