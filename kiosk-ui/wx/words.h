#pragma once

#include "kiosk-ui/model/text.h"

#include <wx/wx.h>

#include <filesystem>
#include <string>

namespace rapoint::kiosk_ui {

/// The catalogue of the language that is shown. Needs no locale of the system.
class Words {
public:
    /// `folder` has <language>/LC_MESSAGES/rapoint.mo.
    explicit Words(const std::filesystem::path& folder);

    void use(const std::string& language);
    wxString of(const Text& text) const;
    wxString of(const char* id) const { return of(Text{.id = id}); }
    /// False for an id that the catalogue does not have: it is shown as it is.
    bool has(const std::string& id) const;
};

} // namespace rapoint::kiosk_ui
