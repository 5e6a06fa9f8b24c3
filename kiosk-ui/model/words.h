#pragma once

#include "kiosk-ui/model/text.h"

#include <string>
#include <string_view>

namespace rapoint::kiosk_ui {

/// The text in this language, its {places} filled, as UTF-8. English in a language that there is none of; an id
/// that the catalogue doesn't have stands for itself. From any thread.
std::string wordsOf(const Text& text, std::string_view language);
/// False for an id that is shown as it is.
bool hasWords(std::string_view id, std::string_view language);

} // namespace rapoint::kiosk_ui
