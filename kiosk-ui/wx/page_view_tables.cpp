// What a page shows: notices, tables, the station's work, the camera.
#include "kiosk-ui/wx/document_view.h"
#include "kiosk-ui/wx/native_parts.h"
#include "kiosk-ui/wx/page_view.h"
#include "kiosk-ui/wx/surface.h"

#include <wx/statline.h>

namespace rapoint::kiosk_ui {

namespace {

struct MarkStyle {
    const char* icon;
    const char* className;
    Colour colour;
    const char* word;
};

MarkStyle styleOf(Mark mark, const DesignTokens& tokens) {
    switch (mark) {
    case Mark::Good:
        return {"mark-good", "good", tokens.good, "mark.good"};
    case Mark::Attention:
        return {"mark-attention", "attention", tokens.attention, "mark.attention"};
    case Mark::Bad:
        return {"mark-bad", "bad", tokens.bad, "mark.bad"};
    case Mark::None:
        break;
    }
    return {"", "strong", tokens.ink, ""};
}

constexpr int kThumbnail = 72; // pixels high, where there is room

PreviewFrame frameOf(const ShownPicture& picture) {
    PreviewFrame frame{.width = picture.width, .height = picture.height, .pixels = {}, .outline = {}};
    if (picture.pixels)
        frame.pixels = *picture.pixels;
    return frame;
}

wxPanel* line(wxWindow* parent, Colour colour, int width) {
    auto* const drawn = new wxPanel(parent, wxID_ANY, wxDefaultPosition, {width, 1});
    drawn->SetMinSize({width, 1});
    drawn->SetBackgroundColour(toWx(colour));
    return drawn;
}

} // namespace

wxStaticText* PageView::markWord(wxWindow* parent, wxSizer& into, Mark mark, const wxString& words, int width) {
    const MarkStyle style = styleOf(mark, m_kit.theme.tokens());
    auto* const row = new wxBoxSizer(wxHORIZONTAL);
    int left = width;
    if (mark != Mark::None) {
        const int size = m_kit.theme.text(26);
        wxStaticBitmap* const icon = makeIcon(parent, m_kit, style.icon, size, style.colour);
        tellName(*icon, m_kit.words.of(style.word));
        row->Add(icon, 0, wxALIGN_CENTER_VERTICAL | wxRIGHT, 10);
        left -= size + 10;
    }
    wxStaticText* const text = makeText(parent, words, {style.className}, left);
    row->Add(text, 0, wxALIGN_CENTER_VERTICAL);
    into.Add(row, 0);
    return text;
}

void PageView::addNotice(wxSizer& column, int width) {
    if (!m_page.notice)
        return;
    const DesignTokens& tokens = m_kit.theme.tokens();
    const Notice& notice = *m_page.notice;
    const MarkStyle style = styleOf(notice.mark, tokens);
    const Colour fill = notice.mark == Mark::Good ? tokens.surface : tokens.notice;
    auto* const sheet = new Surface(this, fill, style.colour, tokens.page);
    auto* const inside = new wxBoxSizer(wxVERTICAL);
    const int inner = width - 36;
    wxStaticText* const words = markWord(sheet, *inside, notice.mark, m_kit.words.of(notice.text), inner);
    if (m_page.camera) {
        // It changes in place; the longest has three lines.
        m_guidance = words;
        words->SetMinSize({words->GetMinSize().x, m_kit.theme.text(20) * 4});
    }
    if (notice.advice && !(m_tight && m_page.pin && !m_page.rows.empty()))
        inside->Add(makeText(sheet, m_kit.words.of(*notice.advice), {}, inner), 0, wxTOP, 6);
    if (notice.more)
        inside->Add(makeText(sheet, m_kit.words.of(*notice.more), {}, inner), 0, wxTOP, 6);
    if (!notice.detail.empty())
        inside->Add(makeText(sheet, wxString::FromUTF8(notice.detail), {"small"}, inner), 0, wxTOP, 6);
    auto* const padded = new wxBoxSizer(wxVERTICAL);
    padded->Add(inside, 1, wxALL, 16);
    sheet->SetSizer(padded);
    sheet->SetMinSize({width, padded->GetMinSize().y});
    column.Add(sheet, 0, wxBOTTOM, gap());
}

void PageView::addRows(wxSizer& column, int width) {
    if (m_page.rows.empty())
        return;
    const DesignTokens& tokens = m_kit.theme.tokens();
    auto* const sheet = new Surface(this, tokens.surface, tokens.border, tokens.page);
    auto* const inside = new wxBoxSizer(wxVERTICAL);
    const int inner = width - 40;
    bool first = true;
    for (const Row& row : m_page.rows) {
        if (!std::exchange(first, false))
            inside->Add(line(sheet, tokens.disabled, inner), 0, wxTOP | wxBOTTOM, m_tight ? 2 : 6);
        addRow(sheet, *inside, row, inner);
    }
    auto* const padded = new wxBoxSizer(wxVERTICAL);
    padded->Add(inside, 1, wxLEFT | wxRIGHT, 20);
    padded->InsertSpacer(0, m_tight ? 8 : 14);
    padded->AddSpacer(m_tight ? 8 : 14);
    sheet->SetSizer(padded);
    column.Add(sheet, 0, wxBOTTOM, gap());
}

void PageView::addRow(wxWindow* sheet, wxSizer& into, const Row& row, int width) {
    auto* const across = new wxBoxSizer(wxHORIZONTAL);
    wxButton* button = nullptr;
    int room = width;
    if (row.button) {
        const wxString label = m_kit.words.of(row.button->label);
        button = makeButton(sheet, {.label = label}, {"row"}, {0, kMinTarget}, presses(row.button->action));
        tellName(*button, label + ": " + m_kit.words.of(row.label));
        room -= button->GetMinSize().x + kGap;
    }
    if (row.picture)
        room -= addThumbnail(sheet, *across, *row.picture);
    const int labelWidth = room * 34 / 100;
    across->Add(makeText(sheet, m_kit.words.of(row.label), {"muted"}, labelWidth), 0, wxALIGN_CENTER_VERTICAL);
    across->AddSpacer(12);
    auto* const values = new wxBoxSizer(wxVERTICAL);
    addRowValues(sheet, *values, row, room - labelWidth - 12);
    across->Add(values, 0, wxALIGN_CENTER_VERTICAL);
    if (button != nullptr) {
        across->AddStretchSpacer();
        across->Add(button, 0, wxALIGN_CENTER_VERTICAL);
    }
    across->SetMinSize({width, m_tight ? 36 : 44});
    into.Add(across, 0, wxEXPAND);
}

int PageView::addThumbnail(wxWindow* sheet, wxSizer& into, const ShownPicture& picture) {
    const int high = m_dense == 0 ? kThumbnail : kThumbnail / (m_dense + 1);
    const int wide = high * 3 / 2;
    auto* const view = new CameraView(sheet, m_kit, m_kit.words.of(picture.label), {wide, high});
    view->show(frameOf(picture));
    into.Add(view, 0, wxALIGN_CENTER_VERTICAL | wxRIGHT | wxTOP | wxBOTTOM, 4);
    into.AddSpacer(12);
    return wide + 16;
}

void PageView::addRowValues(wxWindow* sheet, wxSizer& into, const Row& row, int width) {
    const wxString value = m_kit.words.of(row.value);
    if (!row.other) {
        markWord(sheet, into, row.mark, value, width);
        return;
    }
    const int half = (width - 12) / 2;
    auto* const sides = new wxBoxSizer(wxHORIZONTAL);
    const auto side = [&](const Text& heading, const wxString& words) {
        auto* const column = new wxBoxSizer(wxVERTICAL);
        column->Add(makeText(sheet, m_kit.words.of(heading), {"small"}, half));
        column->Add(makeText(sheet, words, {"strong"}, half));
        return column;
    };
    sides->Add(side(row.valueHeading, value));
    sides->AddSpacer(12);
    sides->Add(side(row.otherHeading, m_kit.words.of(*row.other)));
    into.Add(sides);
    if (row.remark)
        markWord(sheet, into, row.mark, m_kit.words.of(*row.remark), width);
}

void PageView::addTasks(wxSizer& column, int width) {
    if (m_page.tasks.empty())
        return;
    const DesignTokens& tokens = m_kit.theme.tokens();
    auto* const sheet = new Surface(this, tokens.surface, tokens.border, tokens.page);
    auto* const inside = new wxBoxSizer(wxVERTICAL);
    for (const Task& task : m_page.tasks) {
        auto* const row = new wxBoxSizer(wxHORIZONTAL);
        const bool done = task.state == TaskState::Done;
        row->Add(
            makeIcon(sheet, m_kit, done ? "mark-good" : "task-running", 30, done ? tokens.good : tokens.primary),
            0, wxALIGN_CENTER_VERTICAL | wxRIGHT, 14);
        row->Add(makeText(sheet, m_kit.words.of(task.label), {done ? "muted" : "strong"}, width - 90), 0,
                 wxALIGN_CENTER_VERTICAL);
        inside->Add(row, 0, wxTOP | wxBOTTOM, 10);
    }
    auto* const padded = new wxBoxSizer(wxVERTICAL);
    padded->Add(inside, 1, wxALL, 20);
    sheet->SetSizer(padded);
    sheet->SetMinSize({width, padded->GetMinSize().y});
    column.Add(sheet, 0, wxBOTTOM, gap());
}

void PageView::addPictures(wxSizer& column, int width, int height) {
    if (m_page.pictures.empty())
        return;
    if (m_page.isDocument) {
        column.Add(new DocumentView(this, m_kit, m_kit.words.of(m_page.title), m_page.pictures,
                                    {width, std::max(height - 24, 240)}));
        return;
    }
    const int count = static_cast<int>(m_page.pictures.size());
    const int each = (width - (count - 1) * gap()) / count;
    auto* const row = new wxBoxSizer(wxHORIZONTAL);
    for (const ShownPicture& picture : m_page.pictures) {
        auto* const part = new wxBoxSizer(wxVERTICAL);
        const wxString label = m_kit.words.of(picture.label);
        wxStaticText* const text = makeText(this, label, {"strong"}, each);
        part->Add(text, 0, wxBOTTOM, 6);
        const int high = std::max(160, std::min(height - text->GetMinSize().y - 24, each * 5 / 4));
        auto* const view = new CameraView(this, m_kit, label, {each, high});
        view->show(frameOf(picture));
        part->Add(view);
        row->Add(part, 0, wxRIGHT, &picture == &m_page.pictures.back() ? 0 : gap());
    }
    column.Add(row);
}

void PageView::addCamera(wxSizer& column, int width, int height) {
    const int high = std::min(height - 24, width * 3 / 4);
    m_camera = new CameraView(this, m_kit, m_kit.words.of(m_page.title), {width, std::max(high, 240)});
    column.Add(m_camera, 0);
}

} // namespace rapoint::kiosk_ui
