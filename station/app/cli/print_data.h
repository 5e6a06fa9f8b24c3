#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/ports/paper.h"

namespace rapoint::app {

/// What a preview puts into a template, as JSON:
///   {"values": {"surname": "KOS", "birthDate": {"date": "1972-03-30"}, "price": {"minor": 29900, "currency":
///   "PLN"},
///               "nationality": {"country": "POL"}, "productName": {"term": "product.qualified-card"}},
///    "conditions": {"paid": true}, "qr": "text of the code"}
/// Nothing else may stand in it: input-invalid names the value that is of no such kind.
Result<SheetData> sheetDataFromJson(ByteView text);

} // namespace rapoint::app
