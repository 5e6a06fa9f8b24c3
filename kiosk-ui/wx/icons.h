#pragma once

#include "kiosk-ui/model/design_tokens.h"

#include <wx/bmpbndl.h>
#include <wx/wx.h>

#include <filesystem>
#include <map>
#include <string>

namespace rapoint::kiosk_ui {

/// The icons of assets/icons, drawn in black lines there, in any size and colour, as fine as the display is. A
/// name without a file is an empty picture.
class Icons {
public:
    explicit Icons(std::filesystem::path folder)
        : m_folder{std::move(folder)} {}

    wxBitmapBundle get(const std::string& name, int pixels, Colour colour);

private:
    const std::string& source(const std::string& name);

    std::filesystem::path m_folder;
    std::map<std::string, std::string> m_sources;
    std::map<std::string, wxBitmapBundle> m_drawn;
};

} // namespace rapoint::kiosk_ui
