#pragma once

#include "kiosk-ui/wx/page_kit.h"

namespace rapoint::kiosk_ui {

/// A field to sign in with a pen or a finger: draws what is written and tells the session each movement when it
/// ends. Cleared when the session has no movements.
class PenPad final : public wxPanel {
public:
    PenPad(wxWindow* parent, PageKit& kit, const wxString& name, wxSize size);

    /// How many movements the session has.
    void strokesAre(std::size_t count);

private:
    void paint();
    void down(wxMouseEvent& event);
    void move(wxMouseEvent& event);
    void up();
    void add(wxPoint at);

    PageKit& m_kit;
    std::vector<PenStroke> m_drawn;
    PenStroke m_going;
    std::int64_t m_begun = 0; ///< milliseconds of the steady clock, when the pen first touched
};

} // namespace rapoint::kiosk_ui
