#pragma once

#include "kiosk-ui/model/page.h"

#include <string>

namespace rapoint::kiosk_ui {

/// Makes a question's page one for an applicant who is alone at a kiosk: what only an officer decides is not
/// offered, an officer can be called at any time, and nothing is said that is meant for operators.
void fitApplicantAlone(Page& page);
/// Whether an applicant alone may press this: not what refuses, defers, or takes less than the profile asks for.
bool applicantMayPress(const Action& action);

} // namespace rapoint::kiosk_ui
