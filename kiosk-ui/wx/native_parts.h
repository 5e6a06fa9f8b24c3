#pragma once

#include "kiosk-ui/wx/page_kit.h"

#include <functional>
#include <initializer_list>

namespace rapoint::kiosk_ui {

// The native controls that pages are put together from. All of them know their size only for a width.

/// A text that is broken into lines at this width and is as high as it then has to be.
wxStaticText* makeText(wxWindow* parent, const wxString& words, std::initializer_list<const char*> classes,
                       int width);
/// A text on one line, as wide as it is.
wxStaticText* makeWord(wxWindow* parent, const wxString& words, std::initializer_list<const char*> classes);
wxStaticBitmap* makeIcon(wxWindow* parent, PageKit& kit, const std::string& name, int pixels, Colour colour);

/// What stands on a button.
struct ButtonFace {
    wxString label;
    wxString detail{};
    wxBitmapBundle icon{};
    bool toLeft = false;   ///< icon and text begin at the left edge; otherwise they are in the middle
    bool iconOnly = false; ///< the label is its name for assistive technology only
    bool largeDetail = false;
};
/// A native button, at least `height` high; with a width its text is broken into lines where it has to be.
wxButton* makeButton(wxWindow* parent, const ButtonFace& face, std::initializer_list<const char*> classes,
                     wxSize size, std::function<void()> pressed);

/// What a control that draws itself is to assistive technology.
enum class SpokenAs { Text, Picture };
void tellName(wxWindow& window, const wxString& name, SpokenAs as);
/// The name alone, of a native control whose label is not enough.
void tellName(wxWindow& window, const wxString& name);

} // namespace rapoint::kiosk_ui
