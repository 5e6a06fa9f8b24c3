#pragma once

#include "printing/ipp/sheet_media.h"
#include "station/base/bytes.h"
#include "station/base/result.h"

namespace rapoint::printing {

/// The size of a PDF's first page (its MediaBox, ISO 32000-1 §14.11.2); input-invalid for content that is not a
/// PDF with pages.
Result<SheetSize> pageSizeOf(ByteView pdf);

} // namespace rapoint::printing
