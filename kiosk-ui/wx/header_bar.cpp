#include "kiosk-ui/wx/header_bar.h"

#include "kiosk-ui/model/language.h"
#include "kiosk-ui/wx/native_parts.h"

namespace rapoint::kiosk_ui {

namespace {

constexpr int kHeight = 68;

const char* wordOf(Mode mode) {
    switch (mode) {
    case Mode::Desk:
        return "mode.desk";
    case Mode::Mobile:
        return "mode.mobile";
    case Mode::Kiosk:
        break;
    }
    return "mode.kiosk";
}

} // namespace

HeaderBar::HeaderBar(wxWindow* parent, PageKit& kit, bool demo, int width)
    : wxPanel(parent)
    , m_kit{kit} {
    const DesignTokens& tokens = kit.theme.tokens();
    SetBackgroundColour(toWx(tokens.surface));
    auto* const all = new wxBoxSizer(wxVERTICAL);
    if (demo)
        addBadge(*all, width);
    auto* const row = new wxBoxSizer(wxHORIZONTAL);
    row->AddSpacer(width < 1100 ? 20 : 36);
    row->Add(makeIcon(this, kit, "logo", 40, tokens.primary), 0, wxALIGN_CENTER_VERTICAL | wxRIGHT, 12);
    row->Add(makeWord(this, "rapoint", {"word"}), 0, wxALIGN_CENTER_VERTICAL | wxRIGHT, 18);
    if (width >= 1200 || !kit.theme.appearance().large)
        row->Add(makeWord(this, kit.words.of(wordOf(kit.session.mode())), {"small"}), 0, wxALIGN_CENTER_VERTICAL);
    row->AddStretchSpacer();
    if (kit.session.mode() != Mode::Kiosk && !kit.session.overview().devices.empty())
        addDevices(*row, width >= 1200 && !kit.theme.appearance().large);
    if (kit.session.mode() == Mode::Kiosk)
        addButton(*row, "speech", "speech", kit.words.of("header.speech"), true, kit.session.switches().speech);
    const Appearance& appearance = kit.session.appearance();
    addButton(*row, "large-text", "large-text", kit.words.of("header.large-text"), true, appearance.large);
    addButton(*row, "contrast", "contrast", kit.words.of("header.contrast"), true, appearance.contrast);
    addButton(*row, "language", "language", wxString::FromUTF8(ownNameOf(kit.session.language())), false, false);
    row->AddSpacer(width < 1100 ? 12 : 28);
    row->SetMinSize({width, kHeight});
    all->Add(row, 0, wxEXPAND);
    auto* const edge = new wxPanel(this, wxID_ANY, wxDefaultPosition, {width, 1});
    edge->SetBackgroundColour(toWx(tokens.border));
    all->Add(edge, 0, wxEXPAND);
    SetSizer(all);
}

void HeaderBar::addBadge(wxSizer& into, int width) {
    const DesignTokens& tokens = m_kit.theme.tokens();
    auto* const strip = new wxPanel(this);
    strip->SetBackgroundColour(toWx(tokens.badge));
    auto* const row = new wxBoxSizer(wxHORIZONTAL);
    row->AddStretchSpacer();
    row->Add(makeIcon(strip, m_kit, "mark-attention", 20, tokens.onBadge), 0, wxALIGN_CENTER_VERTICAL | wxRIGHT,
             10);
    row->Add(makeWord(strip, m_kit.words.of("demo.badge"), {"badge"}), 0, wxALIGN_CENTER_VERTICAL);
    row->AddStretchSpacer();
    row->SetMinSize({width, 32});
    strip->SetSizer(row);
    into.Add(strip, 0, wxEXPAND);
}

void HeaderBar::addDevices(wxSizer& row, bool roomy) {
    const DesignTokens& tokens = m_kit.theme.tokens();
    std::vector<std::string> troubled;
    for (const DeviceHealth& device : m_kit.session.overview().devices)
        if (device.mark != Mark::Good)
            troubled.push_back(device.device);
    const bool good = troubled.empty();
    wxString words = m_kit.words.of(good ? "header.devices-good" : "header.devices-attention");
    // One is named, more are counted.
    if (troubled.size() == 1 && roomy)
        words = m_kit.words.of(Text{.id = "device." + troubled.front()});
    const wxBitmapBundle icon = good ? m_kit.icons.get("mark-good", 28, tokens.good)
                                     : m_kit.icons.get("mark-attention", 28, tokens.attention);
    row.Add(makeButton(this, {.label = words, .icon = icon}, {"header"}, {0, kMinTarget + 4},
                       [this] { m_kit.session.press("devices"); }),
            0, wxALIGN_CENTER_VERTICAL | wxRIGHT, 8);
}

void HeaderBar::addButton(wxSizer& row, const char* action, const char* icon, const wxString& name, bool iconOnly,
                          bool on) {
    const ButtonFace face{
        .label = name, .icon = m_kit.icons.get(icon, 30, m_kit.theme.tokens().primary), .iconOnly = iconOnly};
    wxButton* const button = makeButton(this, face, {"header"}, {iconOnly ? 64 : 0, kMinTarget + 4},
                                        [this, action] { m_kit.session.press(action); });
    if (on)
        addClass(*button, "on");
    if (!iconOnly)
        tellName(*button, m_kit.words.of("header.language") + ": " + name);
    row.Add(button, 0, wxALIGN_CENTER_VERTICAL | wxRIGHT, 8);
}

} // namespace rapoint::kiosk_ui
