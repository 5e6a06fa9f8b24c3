#pragma once

#include "kiosk-ui/wx/page_kit.h"

namespace rapoint::kiosk_ui {

/// The stepper: the parts of the visit in a line, finished ones ticked. Names all of them where there is room,
/// else only the one that goes on. Tells assistive technology in words.
class Stepper final : public wxPanel {
public:
    Stepper(wxWindow* parent, PageKit& kit, int stage, wxSize size);

private:
    void paint();
    void paintPart(wxGraphicsContext& graphics, int part, double x, double width, bool named);

    PageKit& m_kit;
    int m_stage;
    wxFont m_font;
    wxFont m_boldFont;
};

} // namespace rapoint::kiosk_ui
