#include "kiosk-ui/wx/page_view.h"

#include "kiosk-ui/wx/native_parts.h"
#include "kiosk-ui/wx/surface.h"

#include <gtk/gtk.h>

#include <algorithm>

namespace rapoint::kiosk_ui {

namespace {

constexpr int kWideEnough = 1150;
constexpr int kTightHeight = 640;
constexpr int kIconHeight = 480;
constexpr int kMinMargin = 8;
constexpr int kMaxDensity = 2; // how often a page that is too full is laid out again, denser each time

/// How much of the width, in per cent, the left side gets: title and notices, and before a PIN what it is for.
int leftShare(const Page& page) {
    if (page.pin && !page.rows.empty())
        return 56;
    return page.camera || !page.pictures.empty() || (!page.rows.empty() && !page.pin) ? 30 : 37;
}

bool hasBody(const Page& page) {
    return !page.rows.empty() || !page.tiles.empty() || !page.choices.empty() || !page.checks.empty() ||
           !page.fields.empty() || !page.tasks.empty() || !page.pictures.empty() || page.pin || page.pen ||
           page.camera;
}

} // namespace

PageView::PageView(wxWindow* parent, PageKit& kit, const Page& page, wxSize room, bool typing,
                   std::function<void()> touched)
    : wxPanel(parent)
    , m_kit{kit}
    , m_page{page}
    , m_typing{typing}
    , m_touched{std::move(touched)} {
    SetBackgroundColour(toWx(kit.theme.tokens().page));
    SetMinSize(room);
    const int left = layOut(room);
    for (m_dense = 1; left + kMinMargin > room.y && m_dense <= kMaxDensity; ++m_dense) {
        m_field = nullptr, m_dots = nullptr, m_pen = nullptr, m_camera = nullptr, m_guidance = nullptr;
        SetSizer(nullptr);
        DestroyChildren();
        addClass(*this, m_dense == kMaxDensity ? "denser" : "dense");
        if (layOut(room) + kMinMargin <= room.y)
            break;
    }
}

int PageView::layOut(wxSize room) {
    m_tight = room.y < kTightHeight || m_dense > 0;
    m_iconFits = room.y >= kIconHeight && m_dense == 0;
    const int margin = room.x < 1100 ? 28 : 40;
    const int inner = room.x - 2 * margin;
    const bool beside = room.x >= kWideEnough && hasBody(m_page);
    auto* const left = new wxBoxSizer(wxVERTICAL);
    auto* const all = new wxBoxSizer(beside ? wxHORIZONTAL : wxVERTICAL);
    if (beside) {
        const int leftWidth = inner * leftShare(m_page) / 100;
        auto* const right = new wxBoxSizer(wxVERTICAL);
        fillHeading(*left, leftWidth);
        fillBody(*right, inner - leftWidth - 48, room.y - 2 * gap());
        all->Add(left, 0);
        all->AddSpacer(48);
        all->Add(right, 0);
    } else {
        fillHeading(*left, hasBody(m_page) ? inner : std::min(inner, 900));
        all->Add(left, 0);
        fillBody(*all, inner, room.y - left->CalcMin().y - 2 * gap());
    }
    const int high = all->CalcMin().y;
    // A page with little on it stands somewhat above the middle.
    auto* const outer = new wxBoxSizer(wxHORIZONTAL);
    outer->AddSpacer(margin);
    outer->Add(all, 1, wxTOP, std::clamp((room.y - high) * 28 / 100, kMinMargin, 120));
    SetSizer(outer);
    return high;
}

std::function<void()> PageView::presses(const Action& action) {
    return [this, action] { m_kit.session.press(action); };
}

void PageView::fillHeading(wxSizer& column, int width) {
    const DesignTokens& tokens = m_kit.theme.tokens();
    const bool crowded = m_tight && m_page.pin && !m_page.rows.empty();
    if (!m_page.icon.empty() && m_iconFits && !crowded) {
        column.Add(makeIcon(this, m_kit, m_page.icon, 56, tokens.primary), 0, wxBOTTOM, gap());
    }
    column.Add(makeText(this, m_kit.words.of(m_page.title), {"title"}, width), 0, wxBOTTOM, gap() / 2 + 2);
    if (m_page.lead && !(crowded && m_page.notice) && m_dense < kMaxDensity)
        column.Add(makeText(this, m_kit.words.of(*m_page.lead), {"lead"}, width), 0, wxBOTTOM, gap());
    addNotice(column, width);
    if (!m_page.pin)
        addHint(column, width);
    // Beside a pad for digits there is no room for tables.
    if (m_page.pin && !m_typing)
        addRows(column, width);
}

void PageView::addHint(wxSizer& column, int width) {
    if (!m_page.hint)
        return;
    const DesignTokens& tokens = m_kit.theme.tokens();
    auto* const sheet = new Surface(this, tokens.badge, tokens.badge, tokens.page);
    auto* const inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(makeText(sheet, m_kit.words.of(*m_page.hint), {"badge"}, width - 32), 0, wxALL, 14);
    sheet->SetSizer(inside);
    column.Add(sheet, 0, wxBOTTOM, gap());
}

void PageView::fillBody(wxSizer& column, int width, int height) {
    if (m_page.camera)
        addCamera(column, width, height);
    addPictures(column, width, height);
    if (m_typing) {
        addFields(column, width);
        return;
    }
    if (!m_page.pin)
        addRows(column, width);
    addTiles(column, width);
    addFields(column, width);
    addChoices(column, width);
    addChecks(column, width);
    addTasks(column, width);
    addPin(column, width);
    addPen(column, width, height);
    if (m_page.pin)
        addHint(column, std::min(width, kPadWidth));
}

bool PageView::update(const Page& page) {
    Page same = page;
    same.primary = m_page.primary;
    if (same.pin && m_page.pin)
        same.pin->entered = m_page.pin->entered;
    if (same.pen && m_page.pen)
        same.pen->strokes = m_page.pen->strokes;
    if (m_guidance != nullptr && same.notice)
        same.notice = m_page.notice;
    if (!(same == m_page))
        return false;
    const bool wasGood = m_page.notice && m_page.notice->mark == Mark::Good;
    m_page = page;
    if (m_pen != nullptr)
        m_pen->strokesAre(page.pen->strokes);
    if (m_dots != nullptr) {
        tellName(*m_dots,
                 m_kit.words.of(Text{.id = "pin.entered", .count = static_cast<long>(page.pin->entered)}));
        m_dots->Refresh();
    }
    if (m_guidance != nullptr) {
        const wxString words = m_kit.words.of(page.notice->text);
        gtk_label_set_text(GTK_LABEL(m_guidance->GetHandle()), words.utf8_str());
        tellName(*m_guidance, words);
    }
    return !m_page.camera || wasGood == (page.notice->mark == Mark::Good);
}

void PageView::showFrame(PreviewFrame frame) {
    if (m_camera != nullptr)
        m_camera->show(std::move(frame));
}

} // namespace rapoint::kiosk_ui
