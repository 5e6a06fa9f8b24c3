#pragma once

#include "kiosk-ui/model/page.h"
#include "station/case/case_state.h"
#include "station/ports/storage.h"
#include "station/steps/answer.h"

#include <vector>

namespace rapoint::app {

/// What is to be looked at beside the question: the contract's pages, the document's, or the two faces. A picture
/// that cannot be shown is left out.
std::vector<kiosk_ui::ShownPicture> picturesFor(Evidence& evidence, const CaseId& id, const Question& question,
                                                const CaseState& state);

} // namespace rapoint::app
