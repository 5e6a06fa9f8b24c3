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

/// One template, or two side by side; `codes` are their languages ("pl"). Everything is bound and checked before
/// the first page is drawn. template-invalid, input-invalid, configuration-invalid if no font is installed.
Result<SheetPdf> sheetPdf(const std::vector<SheetTemplate>& sheets, const std::vector<std::string>& codes,
                          const SheetData& data);

} // namespace rapoint::printing
