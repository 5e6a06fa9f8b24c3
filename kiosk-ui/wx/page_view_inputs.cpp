// What a page takes: tiles, choices, checks, fields, PINs.
#include "kiosk-ui/wx/native_parts.h"
#include "kiosk-ui/wx/page_view.h"
#include "kiosk-ui/wx/surface.h"

#include <gtk/gtk.h>
#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <memory>

namespace rapoint::kiosk_ui {

namespace {

constexpr int kTileHeight = 88;
constexpr int kFieldHeight = 64;

/// As many filled dots as digits were entered.
void paintDots(wxPanel& panel, const DesignTokens& tokens, std::size_t entered) {
    wxAutoBufferedPaintDC dc{&panel};
    dc.SetBackground(toWx(tokens.page));
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    graphics->SetPen(wxPen{toWx(tokens.border), 2});
    graphics->SetBrush(toWx(tokens.surface));
    const wxSize size = panel.GetClientSize();
    graphics->DrawRoundedRectangle(1, 1, size.x - 2, size.y - 2, 10);
    graphics->SetPen(*wxTRANSPARENT_PEN);
    graphics->SetBrush(toWx(tokens.ink));
    for (std::size_t i = 0; i < entered; ++i)
        graphics->DrawEllipse(24 + static_cast<double>(i) * 30, size.y / 2.0 - 9, 18, 18);
}

} // namespace

void PageView::addTiles(wxSizer& column, int width) {
    if (m_page.tiles.empty())
        return;
    bool detailed = false;
    for (const Button& tile : m_page.tiles)
        detailed = detailed || tile.detail.has_value();
    const int columns = detailed || width < 520 ? 1 : 2;
    auto* const grid = new wxFlexGridSizer(columns, gap(), gap());
    for (const Button& tile : m_page.tiles) {
        ButtonFace face{.label = m_kit.words.of(tile.label), .toLeft = true};
        if (tile.detail)
            face.detail = m_kit.words.of(*tile.detail);
        if (!tile.icon.empty())
            face.icon = m_kit.icons.get(tile.icon, 34, m_kit.theme.tokens().primary);
        grid->Add(makeButton(this, face, {"tile"}, {(width - (columns - 1) * gap()) / columns, kTileHeight},
                             presses(tile.action)));
    }
    column.Add(grid, 0, wxBOTTOM, gap());
}

void PageView::addChoices(wxSizer& column, int width) {
    if (m_page.choices.empty())
        return;
    bool detailed = false;
    for (const Choice& choice : m_page.choices)
        detailed = detailed || choice.detail.has_value();
    const int columns = detailed || width < 620 ? 1 : 2;
    auto* const grid = new wxFlexGridSizer(columns, gap(), gap());
    for (const Choice& choice : m_page.choices) {
        const DesignTokens& tokens = m_kit.theme.tokens();
        ButtonFace face{.label = m_kit.words.of(choice.label), .toLeft = true};
        if (choice.detail)
            face.detail = m_kit.words.of(*choice.detail);
        face.icon = m_kit.icons.get(choice.chosen         ? "tick"
                                    : choice.icon.empty() ? "task-waiting"
                                                          : choice.icon,
                                    34, tokens.primary);
        const int height = m_tight ? 68 : kTileHeight;
        wxButton* const button =
            makeButton(this, face, {"tile"}, {(width - (columns - 1) * gap()) / columns, height},
                       [this, choice] { m_kit.session.choose(choice.group, choice.value); });
        if (choice.chosen) {
            addClass(*button, "chosen");
            tellName(*button, face.label + " ✓");
        }
        grid->Add(button);
    }
    column.Add(grid, 0, wxBOTTOM, gap());
}

void PageView::addChecks(wxSizer& column, int width) {
    for (const Check& check : m_page.checks)
        addCheck(column, check, width);
}

void PageView::addCheck(wxSizer& column, const Check& check, int width) {
    const DesignTokens& tokens = m_kit.theme.tokens();
    auto* const sheet = new Surface(this, tokens.surface, tokens.border, tokens.page);
    auto* const across = new wxBoxSizer(wxHORIZONTAL);
    auto* const answers = new wxBoxSizer(wxHORIZONTAL);
    const wxString label = m_kit.words.of(check.label);
    for (const bool yes : {true, false}) {
        const wxString word = m_kit.words.of(yes ? "answer.yes" : "answer.no");
        const bool chosen = check.answer == yes;
        wxButton* const button = makeButton(
            sheet,
            {.label = word,
             .icon = m_kit.icons.get(yes ? "mark-good" : "mark-bad", 26, yes ? tokens.good : tokens.bad)},
            {"answer"}, {0, 60}, [this, check, yes] { m_kit.session.choose(check.name, yes ? "yes" : "no"); });
        if (chosen)
            addClass(*button, "chosen");
        tellName(*button, label + ": " + word + (chosen ? " ✓" : ""));
        answers->Add(button, 0, wxLEFT | wxALIGN_CENTER_VERTICAL, 10);
    }
    const int textWidth = width - 48 - answers->GetMinSize().x;
    auto* const texts = new wxBoxSizer(wxVERTICAL);
    wxString name = label;
    if (check.byChance)
        name += " (" + m_kit.words.of("features.by-chance") + ")";
    texts->Add(makeText(sheet, name, {"strong"}, textWidth));
    texts->Add(makeText(sheet, m_kit.words.of(check.detail), {"small"}, textWidth), 0, wxTOP, 2);
    across->Add(texts, 0, wxALIGN_CENTER_VERTICAL);
    across->Add(answers, 0, wxALIGN_CENTER_VERTICAL);
    auto* const padded = new wxBoxSizer(wxVERTICAL);
    padded->Add(across, 1, wxALL, m_tight ? 12 : 18);
    sheet->SetSizer(padded);
    sheet->SetMinSize({width, padded->GetMinSize().y});
    column.Add(sheet, 0, wxBOTTOM, gap());
}

void PageView::addFields(wxSizer& column, int width) {
    for (const Field& field : m_page.fields) {
        const wxString label = m_kit.words.of(field.label);
        column.Add(makeText(this, label, {"strong"}, width), 0, wxBOTTOM, 6);
        auto* const entry = new wxTextCtrl(this, wxID_ANY, wxString::FromUTF8(field.value), wxDefaultPosition,
                                           wxDefaultSize, wxTE_PROCESS_ENTER);
        entry->SetMaxLength(field.longest);
        entry->SetMinSize({std::min(width, 760), m_kit.theme.text(kFieldHeight)});
        tellName(*entry, label);
        entry->Bind(wxEVT_TEXT, [this, entry, name = field.name](wxCommandEvent&) {
            m_kit.session.enter(name, std::string{entry->GetValue().utf8_str()});
        });
        entry->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            m_touched();
        });
        column.Add(entry, 0, wxBOTTOM, field.error ? 6 : gap());
        if (field.error) {
            addClass(*entry, "bad");
            auto* const error = new wxBoxSizer(wxVERTICAL);
            markWord(this, *error, Mark::Bad, m_kit.words.of(*field.error), width);
            column.Add(error, 0, wxBOTTOM, gap());
        }
        if (m_field == nullptr)
            m_field = entry;
    }
}

void PageView::addPen(wxSizer& column, int width, int height) {
    if (!m_page.pen)
        return;
    const wxString label = m_kit.words.of(m_page.pen->label);
    wxStaticText* const text = makeText(this, label, {"strong"}, width);
    column.Add(text, 0, wxBOTTOM, 6);
    const int high = std::max(180, std::min(width / 2, height - text->GetMinSize().y - 24));
    m_pen = new PenPad(this, m_kit, label, {width, high});
    column.Add(m_pen);
}

void PageView::addPin(wxSizer& column, int width) {
    if (!m_page.pin)
        return;
    const int padWidth = std::min(width, kPadWidth);
    column.Add(makeText(this, m_kit.words.of(m_page.pin->label), {"strong"}, width), 0, wxBOTTOM, 6);
    m_dots = new wxPanel(this);
    m_dots->SetMinSize({padWidth, m_tight ? 52 : 60});
    m_dots->SetBackgroundStyle(wxBG_STYLE_PAINT);
    tellName(*m_dots, m_kit.words.of(Text{.id = "pin.entered", .count = static_cast<long>(m_page.pin->entered)}),
             SpokenAs::Text);
    m_dots->Bind(wxEVT_PAINT,
                 [this](wxPaintEvent&) { paintDots(*m_dots, m_kit.theme.tokens(), m_page.pin->entered); });
    column.Add(m_dots, 0, wxBOTTOM, 12);
    auto* const grid = new wxFlexGridSizer(3, 8, 8);
    const wxSize key{(padWidth - 16) / 3, m_tight ? 60 : 72};
    const auto add = [&](const ButtonFace& face, std::function<void()> pressed) {
        wxButton* const button = makeButton(this, face, {"key"}, key, std::move(pressed));
        button->SetMinSize(key);
        gtk_widget_set_focus_on_click(button->GetHandle(), FALSE);
        grid->Add(button);
    };
    for (std::size_t i = 0; i < m_page.pin->order.size(); ++i) {
        const char digit = m_page.pin->order[i];
        if (i + 1 == m_page.pin->order.size()) // the last one stands in the middle
            grid->AddSpacer(0);
        add({.label = wxString{digit}}, [this, digit] { m_kit.session.digit(digit); });
    }
    add({.label = m_kit.words.of("key.delete"),
         .icon = m_kit.icons.get("delete", 32, m_kit.theme.tokens().ink),
         .iconOnly = true},
        [this] { m_kit.session.eraseDigit(); });
    column.Add(grid, 0, wxBOTTOM, gap());
}

} // namespace rapoint::kiosk_ui
