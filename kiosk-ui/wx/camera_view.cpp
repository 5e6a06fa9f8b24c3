#include "kiosk-ui/wx/camera_view.h"

#include "kiosk-ui/wx/native_parts.h"
#include "kiosk-ui/wx/paint_pixels.h"

#include <cairo.h>
#include <wx/dcbuffer.h>

#include <algorithm>

namespace rapoint::kiosk_ui {

namespace {

void setColour(cairo_t* cairo, Colour colour) {
    cairo_set_source_rgb(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

void drawOutline(cairo_t* cairo, const PreviewFrame& frame, Colour colour, double scale) {
    if (frame.outline.empty())
        return;
    for (const auto& [x, y] : frame.outline)
        cairo_line_to(cairo, x, y);
    cairo_close_path(cairo);
    setColour(cairo, colour);
    cairo_set_line_width(cairo, 6 / scale);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(cairo);
}

} // namespace

CameraView::CameraView(wxWindow* parent, PageKit& kit, const wxString& name, wxSize size)
    : wxPanel(parent)
    , m_kit{kit} {
    SetMinSize(size);
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    tellName(*this, name, SpokenAs::Picture);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
}

void CameraView::show(PreviewFrame frame) {
    m_frame = std::move(frame);
    Refresh(false);
}

void CameraView::paint() {
    wxPaintDC dc{this};
    auto* const cairo = static_cast<cairo_t*>(dc.GetImpl()->GetCairoContext());
    const wxSize size = GetClientSize();
    setColour(cairo, Colour{0x1B, 0x26, 0x33});
    cairo_paint(cairo);
    if (m_frame.pixels.empty())
        return;
    const double scale =
        std::min(static_cast<double>(size.x) / m_frame.width, static_cast<double>(size.y) / m_frame.height);
    cairo_save(cairo);
    cairo_translate(cairo, (size.x - m_frame.width * scale) / 2, (size.y - m_frame.height * scale) / 2);
    cairo_scale(cairo, scale, scale);
    paintPixels(cairo, m_frame.pixels, m_frame.width, m_frame.height);
    const DesignTokens& tokens = designTokens(true); // on a picture, whatever the page looks like
    drawOutline(cairo, m_frame, m_frame.good ? tokens.good : tokens.attention, scale);
    cairo_restore(cairo);
}

} // namespace rapoint::kiosk_ui
