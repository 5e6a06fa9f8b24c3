#include "kiosk-ui/wx/pen_pad.h"

#include "kiosk-ui/wx/native_parts.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

namespace rapoint::kiosk_ui {

namespace {

constexpr int kPressure = 1000; // a touch screen measures none

std::int64_t steadyMilliseconds() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void drawStroke(wxGraphicsContext& graphics, const PenStroke& stroke) {
    wxGraphicsPath path = graphics.CreatePath();
    for (std::size_t i = 0; i < stroke.size(); ++i)
        i == 0 ? path.MoveToPoint(stroke[i].x, stroke[i].y) : path.AddLineToPoint(stroke[i].x, stroke[i].y);
    graphics.StrokePath(path);
}

} // namespace

PenPad::PenPad(wxWindow* parent, PageKit& kit, const wxString& name, wxSize size)
    : wxPanel(parent)
    , m_kit{kit} {
    SetMinSize(size);
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    tellName(*this, name, SpokenAs::Picture);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_LEFT_DOWN, &PenPad::down, this);
    Bind(wxEVT_MOTION, &PenPad::move, this);
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent&) { up(); });
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) { up(); });
}

void PenPad::strokesAre(std::size_t count) {
    if (count < m_drawn.size()) {
        m_drawn = {};
        m_begun = 0;
    }
    Refresh(false);
}

void PenPad::add(wxPoint at) {
    const wxSize size = GetClientSize();
    m_going.push_back({std::clamp(at.x, 0, size.x - 1), std::clamp(at.y, 0, size.y - 1),
                       static_cast<int>(steadyMilliseconds() - m_begun), kPressure});
}

void PenPad::down(wxMouseEvent& event) {
    if (m_begun == 0)
        m_begun = steadyMilliseconds();
    if (!HasCapture())
        CaptureMouse();
    add(event.GetPosition());
}

void PenPad::move(wxMouseEvent& event) {
    if (!HasCapture() || m_going.empty())
        return;
    add(event.GetPosition());
    Refresh(false);
}

void PenPad::up() {
    if (HasCapture())
        ReleaseMouse();
    if (m_going.empty())
        return;
    const wxSize size = GetClientSize();
    m_drawn.push_back(m_going);
    m_kit.session.stroke(std::exchange(m_going, {}), size.x, size.y);
}

void PenPad::paint() {
    wxAutoBufferedPaintDC dc{this};
    const DesignTokens& tokens = m_kit.theme.tokens();
    dc.SetBackground(toWx(tokens.page));
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    const wxSize size = GetClientSize();
    graphics->SetPen(wxPen{toWx(tokens.border), 2});
    graphics->SetBrush(toWx(tokens.surface));
    graphics->DrawRoundedRectangle(1, 1, size.x - 2, size.y - 2, 12);
    graphics->StrokeLine(size.x * 0.08, size.y * 0.75, size.x * 0.92, size.y * 0.75);
    graphics->SetPen(wxPen{wxPenInfo{toWx(tokens.ink), 3}.Cap(wxCAP_ROUND).Join(wxJOIN_ROUND)});
    for (const PenStroke& stroke : m_drawn)
        drawStroke(*graphics, stroke);
    drawStroke(*graphics, m_going);
}

} // namespace rapoint::kiosk_ui
