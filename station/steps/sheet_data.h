#pragma once

#include "station/ports/paper.h"
#include "station/steps/step.h"

namespace rapoint {

/// What contract and receipt say of this case: the values of all placeholders that templates may use.
Result<SheetData> sheetDataOf(const StepRun& run);

/// The languages of this journey's contract, which its other sheets follow; the provider's first two where the
/// contract's step names no language.
std::vector<std::string> sheetLanguages(const StepRun& run);

} // namespace rapoint
