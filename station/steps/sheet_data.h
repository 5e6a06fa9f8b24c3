#pragma once

#include "station/ports/paper.h"
#include "station/steps/step.h"

namespace rapoint {

/// What contract and receipt say of this case: the values of all placeholders that templates may use.
Result<SheetData> sheetDataOf(const StepRun& run);

} // namespace rapoint
