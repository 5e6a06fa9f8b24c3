#include "kiosk-ui/wx/surface.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <memory>

namespace rapoint::kiosk_ui {

Surface::Surface(wxWindow* parent, Colour fill, Colour edge, Colour behind)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL)
    , m_fill{fill}
    , m_edge{edge}
    , m_behind{behind} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
}

void Surface::paint() {
    wxAutoBufferedPaintDC dc{this};
    dc.SetBackground(toWx(m_behind));
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    graphics->SetPen(wxPen{toWx(m_edge), 1});
    graphics->SetBrush(toWx(m_fill));
    const wxSize size = GetClientSize();
    graphics->DrawRoundedRectangle(0.5, 0.5, size.x - 1.0, size.y - 1.0, 12);
}

} // namespace rapoint::kiosk_ui
