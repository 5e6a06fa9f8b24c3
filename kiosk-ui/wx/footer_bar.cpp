#include "kiosk-ui/wx/footer_bar.h"

#include "kiosk-ui/wx/native_parts.h"

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
    auto* const ways = new wxBoxSizer(wxHORIZONTAL);
    ways->AddSpacer(margin);
    for (const Action& action : page.secondary) {
        wxButton* const button = makeButton(this, {.label = kit.words.of(action.label)}, {"secondary"}, {0, 56},
                                            [&kit, name = action.name] { kit.session.press(name); });
        button->Enable(action.enabled);
        ways->Add(button, 0, wxALIGN_CENTER_VERTICAL | wxRIGHT, between);
    }
    auto* const on = new wxBoxSizer(wxHORIZONTAL);
    if (page.primary) {
        m_primary =
            makeButton(this, {.label = kit.words.of(page.primary->label)}, {"primary"}, {0, kPrimaryHeight},
                       [&kit, name = page.primary->name] { kit.session.press(name); });
        m_primary->SetMinSize({std::max(m_primary->GetMinSize().x, width < 1100 ? 160 : 240), kPrimaryHeight});
        m_primary->Enable(page.primary->enabled);
        on->Add(m_primary, 0, wxALIGN_CENTER_VERTICAL);
    }
    on->AddSpacer(margin);
    // Where they do not fit beside each other, the way on stands below the ways out.
    const bool beside = ways->CalcMin().x + on->CalcMin().x <= width;
    auto* const row = new wxBoxSizer(wxHORIZONTAL);
    if (beside) {
        row->Add(ways, 0, wxALIGN_CENTER_VERTICAL);
    } else {
        ways->SetMinSize({width, kPrimaryHeight});
        all->Add(ways, 0, wxEXPAND);
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
