#pragma once

#include "station/steps/step.h"

namespace rapoint {

// One way of sign-contract: a one-time code that the central sends for this very contract. It needs the line:
// without it the question for a signature stands again, with the line's fault, and another way or another day can
// be chosen.

/// Has a code sent, or another one; then asks "signing-code".
Result<StepTurn> sendSigningCode(const StepRun& run);

/// What was typed in answer to that. A wrong or late code is asked about again; after too many the case is
/// refused.
Result<StepTurn> signByCode(const StepRun& run, const Secret& code);

/// The question for the code that was sent last.
StepTurn askForCode(const StepRun& run, std::optional<Fault> because = std::nullopt);

} // namespace rapoint
