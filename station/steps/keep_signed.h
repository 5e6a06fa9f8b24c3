#pragma once

#include "station/steps/step.h"

namespace rapoint {

/// What a signed PDF says it was signed for.
inline constexpr std::string_view kSignedFor = "contract";

/// Keeps a contract that the applicant has signed, after the officer has signed it for the provider: from here on
/// no byte of it changes unseen.
Result<EvidenceRef> keepSigned(const StepRun& run, ByteView pdf);

} // namespace rapoint
