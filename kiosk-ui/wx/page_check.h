#pragma once

#include <wx/wx.h>

#include <string>
#include <vector>

namespace rapoint::kiosk_ui {

/// Everything that must not be on a page, looked for on a window as it is laid out now: texts that are cut off or
/// shortened, parts outside of the part they belong to, things to touch that are too small or have no name.
std::vector<std::string> problemsOf(wxWindow& window);

} // namespace rapoint::kiosk_ui
