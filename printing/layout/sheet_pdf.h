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

/// A template and what is put into it: `data` is written in the template's language already (inLanguage).
struct FilledSheet {
    SheetTemplate sheet;
    std::string language; ///< "pl"
    SheetData data;
};

/// A sheet as it was drawn, before it is PDF/A: with the time of its making in it. `pin` is where a @pin block is.
/// Where copies are wanted, its pages are followed by pages with nothing but their footers: of the sheet itself,
/// then of each copy (pdf_finish.h).
struct DrawnSheet {
    Bytes pdf;
    std::optional<PinPlace> pin;
    std::vector<SignaturePlace> signatures;
};

/// The first half of sheetPdfs, with the same faults.
Result<DrawnSheet> drawSheet(const std::vector<FilledSheet>& sheets, int copies = 0);

/// The sheet in one language, or two side by side, as PDF: fonts embedded, tagged, with title and language; the
/// same input gives the same bytes. After it `copies` that are laid out and drawn with it, and differ from it only
/// in that each of their pages says which copy it is of. Everything is bound and checked before the first page is
/// drawn. template-invalid, input-invalid, configuration-invalid if no font is installed.
Result<std::vector<Bytes>> sheetPdfs(const std::vector<FilledSheet>& sheets, int copies);

} // namespace rapoint::printing
