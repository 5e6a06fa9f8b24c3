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

bool applicantMayPress(const Action& action) {
    return std::ranges::count(kForOfficers, action.name()) == 0;
}

void fitApplicantAlone(Page& page) {
    // All pages that the profile wants being there, saying so is no decision.
    const bool allPages = page.primary && page.primary->action.is("pages-complete");
    std::erase_if(page.secondary, [](const Button& offered) { return !applicantMayPress(offered.action); });
    if (page.primary && !applicantMayPress(page.primary->action) && !allPages)
        page.primary.reset();
    page.secondary.insert(page.secondary.begin(), button("call-officer"));
    if (page.notice)
        page.notice->detail.clear();
    if (std::ranges::count(kSpeakOtherwise, std::string_view{page.name}) > 0)
        page.lead = Text{.id = page.name + ".alone"};
}

} // namespace rapoint::kiosk_ui
