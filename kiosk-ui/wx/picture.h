#pragma once

#include <wx/wx.h>

#include <filesystem>

namespace rapoint::kiosk_ui {

/// Runs the toolkit until the shown window is laid out and painted completely.
void settle(wxWindow& window);
/// Deletes it, and lets the toolkit forget it.
void removeAtOnce(wxWindow* window);
/// Writes what the window looks like as a PNG; false if the file cannot be written.
bool writePicture(wxWindow& window, const std::filesystem::path& file);

} // namespace rapoint::kiosk_ui
