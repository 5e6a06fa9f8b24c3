#pragma once

#include "kiosk-ui/model/text.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rapoint::app {

/// What a demonstration writes beside the entries of a page, so that everybody can go on: the officer's PIN of
/// this role ("inspector", "approver"), or the number of the applicant's visit. Nothing on other pages.
std::optional<kiosk_ui::Text> demoHint(std::string_view page, const std::string& reference,
                                       const std::function<std::string(const char* role)>& pinOf);

} // namespace rapoint::app
