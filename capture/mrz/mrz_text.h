#pragma once

#include "capture/mrz/mrz_layout.h"
#include "station/base/result.h"
#include "station/identity/mrz.h"

#include <map>
#include <string>
#include <vector>

namespace rapoint::capture {

/// ICAO 9303-3 §4.9: weights 7, 3, 1; `<` counts nothing, A is 10. The text has only characters of a zone.
char mrzCheckDigit(std::string_view text);

/// Reads the lines of a zone (pure text, no picture): fields and checks; doubts where a check digit does
/// not hold, a character may not stand where it stands, issuer or nationality is not a code of 9303-3 §5, surname
/// or document number is missing, or a date is impossible. Confidence is 1. mrz-not-found: lines of another
/// number, length or alphabet than any layout has.
Result<MrzReading> parseMrz(const std::vector<std::string>& lines);

/// The same for lines of a known layout, which they must fit in number and length.
MrzReading parseMrzAs(const MrzLayout& layout, const std::vector<std::string>& lines);

/// Each check digit of the layout by its name, true if it holds; the lines fit the layout.
std::map<std::string, bool> checksOf(const MrzLayout& layout, const std::vector<std::string>& lines);

/// True if every check digit of the layout holds; the lines fit the layout.
bool allChecksHold(const MrzLayout& layout, const std::vector<std::string>& lines);

/// The lines of a zone with these fields (names already transliterated to A-Z, blanks between the parts), all
/// check digits made; a long document number of TD1 and TD2 overflows into the optional field (9303-5 §4.2.2.1
/// note j), names are cut to the field. input-invalid: a field is too long or has a character that may not stand
/// there, or the format is unknown.
Result<std::vector<std::string>> composeMrz(std::string_view format, const MrzFields& fields);

} // namespace rapoint::capture
