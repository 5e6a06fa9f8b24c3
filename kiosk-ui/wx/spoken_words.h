#pragma once

#include "kiosk-ui/model/page.h"
#include "kiosk-ui/wx/words.h"

#include <string>

namespace rapoint::kiosk_ui {

/// The page as it is read out: what it is about, what is on it, and what can be pressed. Never a PIN's digits.
std::string spokenWords(const Page& page, const Words& words);

} // namespace rapoint::kiosk_ui
