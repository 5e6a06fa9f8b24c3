#pragma once

#include "kiosk-ui/model/keyboard_layout.h"
#include "kiosk-ui/wx/page_kit.h"

#include <functional>

namespace rapoint::kiosk_ui {

/// Which of the keyboards is shown.
struct KeyboardState {
    bool open = false;
    bool small = false;  ///< letters
    bool other = false;  ///< the language's other alphabet
    bool digits = false; ///< nothing but digits is wanted

    bool operator==(const KeyboardState&) const = default;
};

/// The on-screen keyboard at the lower edge. Its keys write where the cursor is and never take it away.
class KeyboardPanel final : public wxPanel {
public:
    /// `changed` gets the keyboard that is to come in this one's place.
    KeyboardPanel(wxWindow* parent, PageKit& kit, KeyboardState state, int width,
                  std::function<void(KeyboardState)> changed);
    void writeTo(wxTextCtrl* target) { m_target = target; }

private:
    void addKey(wxSizer& row, const wxString& label, int width, const char* className,
                std::function<void()> pressed);
    void addRow(const std::vector<std::string>& keys, wxSizer& into);
    void addLastRow(wxSizer& into);
    void write(const std::string& key);

    PageKit& m_kit;
    KeyboardState m_state;
    int m_width;
    int m_keyWidth = 0;
    std::function<void(KeyboardState)> m_changed;
    wxTextCtrl* m_target = nullptr;
};

} // namespace rapoint::kiosk_ui
