#pragma once

#include "station/steps/step.h"

namespace rapoint {

/// The product the applicant asked for, or the provider's first where the application names no product.
/// input-invalid for one that the provider does not have.
Result<const Product*> productOf(const StepRun& run);

} // namespace rapoint
