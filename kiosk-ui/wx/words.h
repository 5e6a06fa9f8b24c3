#pragma once

#include "kiosk-ui/model/words.h"

#include <wx/wx.h>

#include <string>

namespace rapoint::kiosk_ui {

/// The words of the language that is shown, as the toolkit takes them.
class Words {
public:
    void use(const std::string& language) { m_language = language; }
    wxString of(const Text& text) const { return wxString::FromUTF8(wordsOf(text, m_language)); }
    wxString of(const char* id) const { return of(Text{.id = id}); }

private:
    std::string m_language;
};

} // namespace rapoint::kiosk_ui
