#pragma once

#include "kiosk-ui/model/overview.h"
#include "station/case/case_state.h"
#include "station/journey/profile.h"

#include <optional>
#include <string_view>

namespace rapoint::app {

// What the pages of the gallery show: long names, much at once, and something of everything that can be wrong.

/// Something to look at, as the first or second page of a document.
kiosk_ui::ShownPicture specimenPage(int number, int count);

/// A printed sheet, larger than the room for it.
kiosk_ui::ShownPicture specimenSheet();

/// A case that has come far enough for every question.
CaseState specimen(const Profile& profile);
/// What stands beside the entries of this page, as in a demonstration.
std::optional<kiosk_ui::Text> specimenHint(std::string_view page);
/// What the audit log has of a visit.
kiosk_ui::AuditRecord auditedVisit();
/// A station on a day with everything.
kiosk_ui::Overview fullOverview();
/// The same of a mobile station.
kiosk_ui::Overview mobileOverview();

} // namespace rapoint::app
