#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint {

/// How far a spelling in a machine-readable zone goes with a name.
enum class Spelling { Differs, Prefix, Whole };

/// The components of a name, parted at blanks and hyphens, without those of which the zone leaves
/// nothing; nothing for text that is not UTF-8 or is longer than
/// any name (200 characters).
std::optional<std::vector<std::u32string>> nameComponents(std::string_view name);

/// Whether `mrz` (A-Z) spells the component, or its beginning, in any of the ways that mrz_letters.h allows.
Spelling spells(std::u32string_view component, std::string_view mrz);

/// The name as ICAO 9303-3 §6 recommends it for the zone, components parted by blanks; nothing if a character has
/// no spelling.
std::optional<std::string> transliterate(std::string_view name);

} // namespace rapoint
