#include "kiosk-ui/model/alone.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::array<std::string_view, 8> kForOfficers{"put-aside", "refuse",       "defer", "replace-card",
                                                       "walk-in",   "keep-picture", "go-on", "pages-complete"};
/// Pages whose lead speaks to an officer; beside it the catalogues have one for applicants.
constexpr std::array<std::string_view, 4> kSpeakOtherwise{"reference", "differences", "confirm-data", "correct"};

} // namespace

bool applicantMayPress(const std::string& action) {
    return std::ranges::count(kForOfficers, std::string_view{action}) == 0;
}

void fitApplicantAlone(Page& page) {
    // All pages that the profile wants being there, saying so is no decision.
    const bool allPages = page.primary && page.primary->name == "pages-complete";
    std::erase_if(page.secondary, [](const Action& action) { return !applicantMayPress(action.name); });
    if (page.primary && !applicantMayPress(page.primary->name) && !allPages)
        page.primary.reset();
    page.secondary.insert(page.secondary.begin(),
                          {.name = "call-officer", .label = {.id = "action.call-officer"}});
    if (page.notice)
        page.notice->detail.clear();
    if (std::ranges::count(kSpeakOtherwise, std::string_view{page.name}) > 0)
        page.lead = Text{.id = page.name + ".alone"};
}

} // namespace rapoint::kiosk_ui
