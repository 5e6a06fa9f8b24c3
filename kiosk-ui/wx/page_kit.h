#pragma once

#include "kiosk-ui/wx/icons.h"
#include "kiosk-ui/wx/theme.h"
#include "kiosk-ui/wx/words.h"

namespace rapoint::kiosk_ui {

/// What every part of a page is made with; lives as long as the window.
struct PageKit {
    Session& session;
    Theme theme;
    Words words;
    Icons icons;
};

/// How large things to be touched are at least, in pixels (WCAG 2.5.5 asks for 44).
inline constexpr int kMinTarget = 48;
inline constexpr int kPrimaryHeight = 68;
inline constexpr int kGap = 16;

} // namespace rapoint::kiosk_ui
