#pragma once

#include "kiosk-ui/wx/page_kit.h"

namespace rapoint::kiosk_ui {

/// A sheet with round corners and an edge on which a part of the page stands.
class Surface final : public wxPanel {
public:
    Surface(wxWindow* parent, Colour fill, Colour edge, Colour behind);

private:
    void paint();

    Colour m_fill;
    Colour m_edge;
    Colour m_behind;
};

} // namespace rapoint::kiosk_ui
