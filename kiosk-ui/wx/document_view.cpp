#include "kiosk-ui/wx/document_view.h"

#include "kiosk-ui/wx/native_parts.h"
#include "kiosk-ui/wx/paint_pixels.h"

#include <cairo.h>
#include <wx/dcbuffer.h>

namespace rapoint::kiosk_ui {

namespace {

constexpr int kBetween = 12;
constexpr int kBar = 24; // what the scroll bar takes

} // namespace

DocumentView::DocumentView(wxWindow* parent, PageKit& kit, const wxString& name,
                           const std::vector<ShownPicture>& pages, wxSize size)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, size)
    , m_kit{kit}
    , m_pages{pages}
    , m_width{size.x - kBar} {
    SetMinSize(size);
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    tellName(*this, name, SpokenAs::Picture);
    int height = 0;
    for (const ShownPicture& page : m_pages)
        height += heightOf(page) + kBetween;
    SetScrollRate(0, 24);
    SetVirtualSize(m_width, height);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
}

int DocumentView::heightOf(const ShownPicture& page) const {
    return page.width == 0 ? 0 : page.height * m_width / page.width;
}

void DocumentView::paint() {
    wxAutoBufferedPaintDC dc{this};
    DoPrepareDC(dc);
    const DesignTokens& tokens = m_kit.theme.tokens();
    dc.SetBackground(toWx(tokens.disabled));
    dc.Clear();
    auto* const cairo = static_cast<cairo_t*>(dc.GetImpl()->GetCairoContext());
    double top = 0;
    for (const ShownPicture& page : m_pages) {
        if (page.pixels && cairo != nullptr) {
            const double scale = static_cast<double>(m_width) / page.width;
            cairo_save(cairo);
            cairo_translate(cairo, 0, top);
            cairo_scale(cairo, scale, scale);
            paintPixels(cairo, *page.pixels, page.width, page.height);
            cairo_restore(cairo);
        }
        top += heightOf(page) + kBetween;
    }
}

} // namespace rapoint::kiosk_ui
