#pragma once

#include "station/base/bytes.h"

#include <span>
#include <string>
#include <string_view>

namespace rapoint::kiosk_ui {

/// A language that people are spoken to in. assets/locale/LINGUAS is the only list of them; the build puts their
/// catalogues into the program.
struct Language {
    std::string_view code;
    ByteView catalogue; ///< compiled by msgfmt
};

/// In the order in which they are offered.
std::span<const Language> languages();
bool isLanguage(std::string_view code);
/// "bg, en, pl", for help and faults.
std::string languageList();
/// The language's own name for itself: "Українська". Empty for a code that is no language.
std::string ownNameOf(std::string_view code);

} // namespace rapoint::kiosk_ui
