#pragma once

#include "kiosk-ui/model/overview.h"
#include "kiosk-ui/model/page.h"
#include "kiosk-ui/model/visit_end.h"

#include <string>
#include <vector>

namespace rapoint::kiosk_ui {

// The pages that are about no question of a step.

enum class Mode { Desk, Mobile, Kiosk };

/// The end of an id, apart enough to be called out across a desk.
std::string shortName(const CaseId& id);

Page startPage(Mode mode);
Page languagePage(const std::string& current);
Page signInPage(const std::optional<Fault>& fault, std::size_t digits);
Page lockedPage(const std::optional<Fault>& fault, std::size_t digits);
/// `minutesEast`: of the station's clock, for the times that are shown.
Page workListPage(const Overview& overview, const std::string& language, int minutesEast);
/// `steps`: those of this run so far by word, the last one going on.
Page workingPage(const std::vector<std::string>& steps);
/// `guidance`: what the camera asks for, by its word ("hold-still"); empty while it is opened.
Page cameraPage(const std::string& guidance, const std::string& step);
Page endPage(const VisitEnd& end, Mode mode);
/// `number`: by which an officer finds the visit; may be empty.
Page officerNextPage(const std::string& number);
Page idlePage(long secondsLeft);

} // namespace rapoint::kiosk_ui
