#pragma once

#include "kiosk-ui/model/operator_pages.h"

namespace rapoint::kiosk_ui {

// What the operator's pages share.

/// With title and lead of that name, a way back, and what came of the last order.
Page operatorPage(std::string name, std::string icon, const OperatorState* state = nullptr);
Text faultText(FaultCode code);
/// Soon over is told before it is.
Mark markOf(long left);
/// Ways to the other parts of a list that is longer than the page.
void addTurning(Page& page, std::size_t first, std::size_t all);

} // namespace rapoint::kiosk_ui
