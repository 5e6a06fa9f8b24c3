#pragma once

#include <wx/wx.h>

#include <filesystem>

namespace rapoint::kiosk_ui {

/// Lets the toolkit come to rest, so that a window is laid out and painted as it will stay.
void settle();
/// Writes what the window looks like as a PNG; false if the file cannot be written.
bool writePicture(wxWindow& window, const std::filesystem::path& file);

} // namespace rapoint::kiosk_ui
