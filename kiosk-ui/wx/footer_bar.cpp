#include "kiosk-ui/wx/footer_bar.h"

#include "kiosk-ui/wx/native_parts.h"

#include <algorithm>
#include <vector>

namespace rapoint::kiosk_ui {

FooterBar::FooterBar(wxWindow* parent, PageKit& kit, const Page& page, int width)
    : wxPanel(parent) {
    const DesignTokens& tokens = kit.theme.tokens();
    SetBackgroundColour(toWx(tokens.surface));
    auto* const all = new wxBoxSizer(wxVERTICAL);
    auto* const edge = new wxPanel(this, wxID_ANY, wxDefaultPosition, {width, 1});
    edge->SetBackgroundColour(toWx(tokens.border));
    all->Add(edge, 0, wxEXPAND);
    const int margin = width < 1100 ? 20 : 40;
    const int between = width < 1100 ? 8 : 12;
    std::vector<wxButton*> ways;
    int waysWidth = margin;
    for (const Button& way : page.secondary) {
        ways.push_back(makeButton(this, {.label = kit.words.of(way.label)}, {"secondary"}, {0, 56},
                                  [&kit, action = way.action] { kit.session.press(action); }));
        ways.back()->Enable(way.enabled);
        waysWidth += ways.back()->GetBestSize().x + between;
    }
    auto* const on = new wxBoxSizer(wxHORIZONTAL);
    if (page.primary) {
        m_primary =
            makeButton(this, {.label = kit.words.of(page.primary->label)}, {"primary"}, {0, kPrimaryHeight},
                       [&kit, action = page.primary->action] { kit.session.press(action); });
        m_primary->SetMinSize({std::max(m_primary->GetMinSize().x, width < 1100 ? 160 : 240), kPrimaryHeight});
        m_primary->Enable(page.primary->enabled);
        on->Add(m_primary, 0, wxALIGN_CENTER_VERTICAL);
    }
    on->AddSpacer(margin);
    // Where they do not fit beside each other, the way on stands below the ways out, and beside it those that are
    // too many for one row.
    auto* const row = new wxBoxSizer(wxHORIZONTAL);
    row->AddSpacer(margin);
    wxBoxSizer* above = nullptr;
    if (waysWidth + on->CalcMin().x > width) {
        above = new wxBoxSizer(wxHORIZONTAL);
        above->AddSpacer(margin);
        above->SetMinSize({width, kPrimaryHeight});
        all->Add(above, 0, wxEXPAND);
    }
    int used = margin;
    for (wxButton* const way : ways) {
        used += way->GetBestSize().x + between;
        wxBoxSizer* const place = above != nullptr && used <= width ? above : row;
        place->Add(way, 0, wxALIGN_CENTER_VERTICAL | wxRIGHT, between);
    }
    row->AddStretchSpacer();
    row->Add(on, 0, wxALIGN_CENTER_VERTICAL);
    row->SetMinSize({width, kPrimaryHeight + 24});
    all->Add(row, 0, wxEXPAND);
    SetSizer(all);
}

void FooterBar::update(const Page& page) {
    if (m_primary != nullptr && page.primary)
        m_primary->Enable(page.primary->enabled);
}

} // namespace rapoint::kiosk_ui
