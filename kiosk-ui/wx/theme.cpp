#include "kiosk-ui/wx/theme.h"

#include <gtk/gtk.h>

#include <map>
#include <string>

namespace rapoint::kiosk_ui {

namespace {

/// The style sheet; @name stands for a colour, $n for n pixels of text.
constexpr const char* kSheet = R"css(
window, .background { background-color: @page; color: @ink; font-family: Inter, "Noto Sans"; font-size: $20; }
label { color: @ink; background: none; }
label.title { font-size: $36; font-weight: 700; }
label.lead { font-size: $21; color: @muted; }
label.strong { font-weight: 600; }
label.muted, label.small { color: @muted; }
label.small { font-size: $17; }
label.word { font-size: $22; font-weight: 700; }
label.good { color: @good; font-weight: 600; }
label.attention { color: @attention; font-weight: 600; }
label.bad { color: @bad; font-weight: 600; }
.dense label.title, .denser label.title { font-size: $28; }
.dense label, .denser label { font-size: $18; }
.denser label { font-size: $16; }
.dense button.key label, .denser button.key label { font-size: 26px; }
label.badge { color: @onBadge; font-size: 17px; font-weight: 600; }
button { background-image: none; background-color: @surface; color: @ink; border: 2px solid @border;
  border-radius: 10px; box-shadow: none; text-shadow: none; padding: 4px 18px; font-weight: 600; font-size: $20;
  transition: none; -gtk-icon-shadow: none; outline: none; }
button label { color: inherit; }
button:focus { box-shadow: inset 0 0 0 4px @focus; outline: none; }
button:active { background-color: @chosen; }
button.primary { background-color: @primary; border-color: @primary; color: @onPrimary; font-size: $22; }
button.primary:active { background-color: @primaryPressed; border-color: @primaryPressed; }
button.quiet { background-color: transparent; border-color: transparent; color: @primary; }
button.quiet label { color: @primary; }
button.header { background-color: transparent; border-color: transparent; padding: 2px 12px; font-size: $18; }
button.header.on { background-color: @chosen; border-color: @primary; }
button.row { padding: 2px 12px; font-size: $18; color: @primary; }
button.row label { color: @primary; }
button.tile { padding: 8px 20px; font-size: $22; }
button.tile label.detail { font-size: $17; font-weight: 400; color: @muted; }
button.chosen { background-color: @chosen; border: 4px solid @primary; padding: 6px 18px; }
button.key { font-size: 26px; padding: 2px; font-weight: 500; border-radius: 8px; }
button.key.words { font-size: 18px; }
button:disabled, button.primary:disabled { background-color: @disabled; border-color: @disabled; color: @onDisabled; }
button:disabled label { color: @onDisabled; }
entry { background-image: none; background-color: @surface; color: @ink; border: 2px solid @border; border-radius: 10px;
  box-shadow: none; font-size: $28; padding: 4px 16px; caret-color: @ink; }
entry:focus { border-color: @primary; box-shadow: inset 0 0 0 2px @primary; }
entry.bad { border-color: @bad; box-shadow: inset 0 0 0 2px @bad; }
entry selection { background-color: @primary; color: @onPrimary; }
)css";

std::string sheetFor(const DesignTokens& t, bool large) {
    const std::map<std::string, Colour> colours{{"page", t.page},
                                                {"surface", t.surface},
                                                {"ink", t.ink},
                                                {"muted", t.muted},
                                                {"border", t.border},
                                                {"primary", t.primary},
                                                {"primaryPressed", t.primaryPressed},
                                                {"onPrimary", t.onPrimary},
                                                {"chosen", t.chosen},
                                                {"good", t.good},
                                                {"attention", t.attention},
                                                {"bad", t.bad},
                                                {"onBadge", t.onBadge},
                                                {"disabled", t.disabled},
                                                {"onDisabled", t.onDisabled},
                                                {"focus", t.focus}};
    std::string out;
    const std::string sheet = kSheet;
    for (std::size_t at = 0; at < sheet.size();) {
        const char sign = sheet[at++];
        if (sign != '@' && sign != '$') {
            out += sign;
            continue;
        }
        std::size_t end = at;
        while (end < sheet.size() && std::isalnum(static_cast<unsigned char>(sheet[end])) != 0)
            ++end;
        const std::string word = sheet.substr(at, end - at);
        out += sign == '@' ? toCss(colours.at(word))
                           : std::to_string(std::stoi(word) * (large ? 13 : 10) / 10) + "px";
        at = end;
    }
    return out;
}

} // namespace

Theme::Theme()
    : m_provider{gtk_css_provider_new()} {
    // Nothing blinks or fades (WCAG 2.2, 2.2.2), and a page looks the same whenever it is drawn.
    g_object_set(gtk_settings_get_default(), "gtk-cursor-blink", FALSE, "gtk-enable-animations", FALSE, nullptr);
    gtk_style_context_add_provider_for_screen(gdk_screen_get_default(), GTK_STYLE_PROVIDER(m_provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    use({});
}

Theme::~Theme() {
    gtk_style_context_remove_provider_for_screen(gdk_screen_get_default(), GTK_STYLE_PROVIDER(m_provider));
    g_object_unref(m_provider);
}

void Theme::use(const Appearance& appearance) {
    m_appearance = appearance;
    const std::string sheet = sheetFor(tokens(), appearance.large);
    gtk_css_provider_load_from_data(GTK_CSS_PROVIDER(m_provider), sheet.data(), static_cast<gssize>(sheet.size()),
                                    nullptr);
}

wxColour toWx(Colour colour) {
    return {colour.red, colour.green, colour.blue};
}

void addClass(wxWindow& window, const char* name) {
    gtk_style_context_add_class(gtk_widget_get_style_context(window.GetHandle()), name);
}

} // namespace rapoint::kiosk_ui
