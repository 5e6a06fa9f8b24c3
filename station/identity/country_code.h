#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rapoint {

/// The ISO 3166-1 alpha-2 code for a code of ICAO 9303-3 §5: alpha-3, and "D" for Germany. Nothing for codes that
/// stand for no country (stateless XXA, refugee XXB, the specimen state UTO).
std::optional<std::string> alpha2Of(std::string_view icaoCode);

/// The alpha-3 code for an alpha-2 code (ISO 3166-1), in upper case; nothing for any other code.
std::optional<std::string> alpha3Of(std::string_view alpha2);

/// Both name the same country: equal, or "D" and "DEU".
bool isSameCountry(std::string_view a, std::string_view b);

} // namespace rapoint
