#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint::capture {

/// A set of the 37 characters of a zone: bit 0 is `<`, 1-10 the digits, 11-36 the letters.
using MrzAlphabet = std::uint64_t;

inline constexpr int kMrzCharacters = 37;
inline constexpr std::string_view kMrzCharacterOrder = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The index in kMrzCharacterOrder, or -1 for a character that no zone has.
constexpr int mrzIndex(char character) {
    if (character == '<')
        return 0;
    if (character >= '0' && character <= '9')
        return 1 + character - '0';
    return character >= 'A' && character <= 'Z' ? 11 + character - 'A' : -1;
}

/// The set of the characters of `text`.
constexpr MrzAlphabet mrzAlphabet(std::string_view text) {
    MrzAlphabet result = 0;
    for (char character : text)
        result |= MrzAlphabet{1} << mrzIndex(character);
    return result;
}

/// Consecutive characters of one line.
struct MrzSpan {
    int line = 0;
    int column = 0;
    int length = 0;
};

/// What a run of characters holds. The names are those of MrzFields and of the checks of a reading.
struct MrzField {
    std::string_view name;
    MrzSpan span;
    MrzAlphabet alphabet = 0;
};

/// A check digit and the characters that it is the digit of, in order.
struct MrzCheck {
    std::string_view name;
    MrzSpan digit;
    std::vector<MrzSpan> over;
};

/// The shape of a zone: ICAO 9303-4 §4.2 (TD3), -5 §4.2 (TD1), -6 §4.2 (TD2), -7 §4 (visas), and the cards of
/// France (1995) and Romania (1997), which are older than TD2.
struct MrzLayout {
    std::string_view name;
    int lines = 0;
    int length = 0;
    std::vector<MrzField> fields;
    std::vector<MrzCheck> checks;

    std::vector<MrzAlphabet> alphabets; ///< what may stand in each cell, line by line
    int firstLine = 0;                  ///< of the whole zone, where this is one of its lines alone

    const MrzField* field(std::string_view wanted) const;
    /// What may stand in each column of a line.
    std::span<const MrzAlphabet> alphabetsOf(int line) const;
    /// True if a check digit covers this cell or is in it.
    bool isChecked(int line, int column) const;
};

/// All that are known; two of the same size differ in the alphabet of their first characters.
const std::vector<MrzLayout>& mrzLayouts();

/// Every line of every layout as a layout of its own, with the checks that lie in it.
const std::vector<MrzLayout>& mrzLineLayouts();

/// A code of ICAO 9303-3 §5 (issuers and nationalities), fillers stripped: "POL", "D", "UTO".
bool isMrzCountry(std::string_view code);
/// All of them, each filled up to three characters with `<`.
const std::vector<std::string>& mrzCountries();

} // namespace rapoint::capture
