#pragma once

#include "kiosk-ui/model/page.h"

#include <string>

namespace rapoint::kiosk_ui {

/// Adapts a question's page for an applicant alone at a kiosk: decisions of officers are not offered, an officer
/// can be called at any time, and texts for operators are left out.
void fitApplicantAlone(Page& page);
/// Whether an applicant alone may press this: not what refuses, defers, or takes less than the profile asks for.
bool applicantMayPress(const Action& action);

} // namespace rapoint::kiosk_ui
