#include "kiosk-ui/wx/stepper.h"

#include "kiosk-ui/model/stage.h"
#include "kiosk-ui/wx/native_parts.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <memory>

namespace rapoint::kiosk_ui {

namespace {

constexpr double kCircle = 26;

/// CSS counts in pixels, fonts of wx in points.
wxFont fontOf(int pixels, bool bold) {
    wxFontInfo info{pixels * 0.75};
    info.FaceName("Inter");
    return wxFont{bold ? info.Bold() : info};
}

} // namespace

Stepper::Stepper(wxWindow* parent, PageKit& kit, int stage, wxSize size)
    : wxPanel(parent)
    , m_kit{kit}
    , m_stage{stage}
    , m_font{fontOf(kit.theme.text(16), false)}
    , m_boldFont{fontOf(kit.theme.text(16), true)} {
    SetMinSize(size);
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Text position{.id = "stepper.position"};
    position.with = {{"n", std::to_string(stage + 1)}, {"all", std::to_string(stages().size())}};
    position.terms = {{"stage", std::string{stages()[static_cast<std::size_t>(stage)]}}};
    tellName(*this, kit.words.of(position), SpokenAs::Text);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
}

void Stepper::paint() {
    wxAutoBufferedPaintDC dc{this};
    const DesignTokens& tokens = m_kit.theme.tokens();
    dc.SetBackground(toWx(tokens.page));
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    const auto count = static_cast<int>(stages().size());
    double needed = 0;
    for (const std::string_view stage : stages()) {
        double width = 0;
        double height = 0;
        graphics->SetFont(m_boldFont, toWx(tokens.ink));
        graphics->GetTextExtent(m_kit.words.of(std::string{stage}.c_str()), &width, &height);
        needed = std::max(needed, width + kCircle + 28);
    }
    const wxSize size = GetClientSize();
    const double margin = 40;
    const double each = (size.x - 2 * margin) / count;
    for (int part = 0; part < count; ++part)
        paintPart(*graphics, part, margin + part * each, each, needed <= each || part == m_stage);
}

void Stepper::paintPart(wxGraphicsContext& graphics, int part, double x, double width, bool named) {
    const DesignTokens& tokens = m_kit.theme.tokens();
    const double middle = GetClientSize().y / 2.0;
    const bool done = part < m_stage;
    const bool now = part == m_stage;
    graphics.SetPen(wxPen{toWx(done || now ? tokens.primary : tokens.border), 2});
    graphics.SetBrush(toWx(done || now ? tokens.primary : tokens.surface));
    graphics.DrawEllipse(x, middle - kCircle / 2, kCircle, kCircle);
    const wxString sign = done ? wxString::FromUTF8("✓") : std::to_string(part + 1);
    double w = 0;
    double h = 0;
    graphics.SetFont(m_boldFont, toWx(done || now ? tokens.onPrimary : tokens.muted));
    graphics.GetTextExtent(sign, &w, &h);
    graphics.DrawText(sign, x + (kCircle - w) / 2, middle - h / 2);
    double end = x + kCircle + 8;
    if (named) {
        const wxString name = m_kit.words.of(std::string{stages()[static_cast<std::size_t>(part)]}.c_str());
        graphics.SetFont(now ? m_boldFont : m_font, toWx(now ? tokens.ink : tokens.muted));
        graphics.GetTextExtent(name, &w, &h);
        graphics.DrawText(name, end, middle - h / 2);
        end += w + 8;
    }
    if (part + 1 < static_cast<int>(stages().size()) && end < x + width - 8) {
        graphics.SetPen(wxPen{toWx(done ? tokens.primary : tokens.border), 2});
        graphics.StrokeLine(end, middle, x + width - 8, middle);
    }
}

} // namespace rapoint::kiosk_ui
