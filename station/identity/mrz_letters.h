#pragma once

#include <string_view>
#include <vector>

namespace rapoint {

/// How one letter may be written in a machine-readable zone: the spelling of ICAO 9303-3 §6 first, then those that
/// the standard allows beside it or that states use by law of their own (Bulgaria's Transliteration Act of 2009,
/// Ukraine's resolution 55 of 2010). A spelling may be empty (apostrophe, soft sign). Nothing for a character that
/// has no place in a name. Upper and lower case are the same letter.
std::vector<std::string_view> mrzSpellings(char32_t letter);

/// Hyphens and blanks part the components of a name (9303-3 §4.6).
bool partsNames(char32_t character);

} // namespace rapoint
