#include "kiosk-ui/wx/keyboard_panel.h"

#include "kiosk-ui/wx/native_parts.h"

#include <gtk/gtk.h>

#include <algorithm>

namespace rapoint::kiosk_ui {

namespace {

constexpr int kKeyHeight = kMinTarget;
constexpr int kKeyGap = 6;
constexpr int kWidest = 1240;

} // namespace

KeyboardPanel::KeyboardPanel(wxWindow* parent, PageKit& kit, KeyboardState state, int width,
                             std::function<void(KeyboardState)> changed)
    : wxPanel(parent)
    , m_kit{kit}
    , m_state{state}
    , m_width{std::min(width - 2 * kGap, kWidest)}
    , m_changed{std::move(changed)} {
    SetBackgroundColour(toWx(kit.theme.tokens().disabled));
    const std::string& language = kit.session.language();
    const KeyboardLayout own = cyrillicKeyboard(language);
    const KeyboardLayout letters = own.empty() || state.other ? latinKeyboard(language) : own;
    const KeyboardLayout layout = state.digits ? KeyboardLayout{latinKeyboard("en").front()} : letters;
    std::size_t most = 0;
    for (const auto& row : layout)
        most = std::max(most, row.size());
    m_keyWidth = (m_width - kKeyGap * static_cast<int>(most - 1)) / static_cast<int>(most);
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    rows->AddSpacer(10);
    for (const auto& keys : layout)
        addRow(keys, *rows);
    addLastRow(*rows);
    rows->AddSpacer(10);
    SetSizer(rows);
    Layout();
}

void KeyboardPanel::addKey(wxSizer& row, const wxString& label, int width, const char* className,
                           std::function<void()> pressed) {
    wxButton* const key =
        makeButton(this, {.label = label}, {"key", className}, {width, kKeyHeight}, std::move(pressed));
    key->SetMinSize({width, kKeyHeight});
    key->SetCanFocus(false);
    gtk_widget_set_focus_on_click(key->GetHandle(), FALSE);
    row.Add(key, 0, wxRIGHT, kKeyGap);
}

void KeyboardPanel::addRow(const std::vector<std::string>& keys, wxSizer& into) {
    auto* const row = new wxBoxSizer(wxHORIZONTAL);
    for (const std::string& key : keys) {
        const std::string written = m_state.small ? lowerCase(key) : key;
        addKey(*row, wxString::FromUTF8(written), m_keyWidth, "letter", [this, written] { write(written); });
    }
    into.Add(row, 0, wxALIGN_CENTER_HORIZONTAL | wxBOTTOM, kKeyGap);
}

void KeyboardPanel::addLastRow(wxSizer& into) {
    auto* const row = new wxBoxSizer(wxHORIZONTAL);
    const bool twoAlphabets = !cyrillicKeyboard(m_kit.session.language()).empty();
    const int side = std::min(210, m_width / 6);
    KeyboardState shifted = m_state;
    shifted.small = !m_state.small;
    if (!m_state.digits)
        addKey(*row, m_kit.words.of("key.shift"), side, "words", [this, shifted] { m_changed(shifted); });
    if (twoAlphabets && !m_state.digits) {
        KeyboardState other = m_state;
        other.other = !m_state.other;
        addKey(*row, m_kit.words.of("key.alphabet"), side, "words", [this, other] { m_changed(other); });
    }
    if (!m_state.digits)
        addKey(*row, m_kit.words.of("key.space"), m_width - (twoAlphabets ? 4 : 3) * (side + kKeyGap), "words",
               [this] { write(" "); });
    addKey(*row, m_kit.words.of("key.delete"), side, "words", [this] {
        if (m_target != nullptr && m_target->GetInsertionPoint() > 0)
            m_target->Remove(m_target->GetInsertionPoint() - 1, m_target->GetInsertionPoint());
    });
    addKey(*row, m_kit.words.of("key.done"), side, "words", [this] { m_changed({}); });
    into.Add(row, 0, wxALIGN_CENTER_HORIZONTAL);
}

void KeyboardPanel::write(const std::string& key) {
    if (m_target != nullptr)
        m_target->WriteText(wxString::FromUTF8(key));
}

} // namespace rapoint::kiosk_ui
