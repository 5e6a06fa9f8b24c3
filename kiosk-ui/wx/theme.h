#pragma once

#include "kiosk-ui/model/design_tokens.h"
#include "kiosk-ui/model/session.h"

#include <wx/wx.h>

namespace rapoint::kiosk_ui {

/// How everything looks: one style sheet for the whole program, made from the design tokens. Owned by the window;
/// user interface's thread.
class Theme {
public:
    Theme();
    ~Theme();
    Theme(const Theme&) = delete;
    Theme& operator=(const Theme&) = delete;

    void use(const Appearance& appearance);
    const Appearance& appearance() const { return m_appearance; }
    const DesignTokens& tokens() const { return designTokens(m_appearance.contrast); }
    /// A size of text, or of what text stands in, in pixels: grows with large text.
    int text(int pixels) const { return m_appearance.large ? pixels * 13 / 10 : pixels; }

private:
    Appearance m_appearance;
    void* m_provider; ///< GtkCssProvider
};

wxColour toWx(Colour colour);
/// Gives the window a class of the style sheet.
void addClass(wxWindow& window, const char* name);

} // namespace rapoint::kiosk_ui
