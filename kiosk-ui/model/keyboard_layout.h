#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapoint::kiosk_ui {

/// The keys of an on-screen keyboard, row by row; each key is what it writes (UTF-8, capitals).
using KeyboardLayout = std::vector<std::vector<std::string>>;

/// Ten digits in the order of a telephone's, nothing else.
KeyboardLayout digitPad();
/// Latin with the letters of the language (Latin alone for bg and uk), figures and what references and mail
/// addresses need.
KeyboardLayout latinKeyboard(std::string_view language);
/// Cyrillic for bg and uk; empty for a language that is not written so.
KeyboardLayout cyrillicKeyboard(std::string_view language);
/// The small letter of a key of these layouts; itself, if it has none.
std::string lowerCase(const std::string& key);

} // namespace rapoint::kiosk_ui
