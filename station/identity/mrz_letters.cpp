#include "station/identity/mrz_letters.h"

#include <algorithm>
#include <span>

namespace rapoint {

namespace {

struct Row {
    char32_t letter;
    std::string_view spellings; ///< parted by '/', the first is preferred
};

/// ICAO 9303-3 §6 table A, upper case; S and T with a comma below like those with a cedilla.
constexpr Row kLatin[] = {
    {0x00C0, "A"},        // À
    {0x00C1, "A"},        // Á
    {0x00C2, "A"},        // Â
    {0x00C3, "A"},        // Ã
    {0x00C4, "AE/A"},     // Ä
    {0x00C5, "AA"},       // Å
    {0x00C6, "AE"},       // Æ
    {0x00C7, "C"},        // Ç
    {0x00C8, "E"},        // È
    {0x00C9, "E"},        // É
    {0x00CA, "E"},        // Ê
    {0x00CB, "E"},        // Ë
    {0x00CC, "I"},        // Ì
    {0x00CD, "I"},        // Í
    {0x00CE, "I"},        // Î
    {0x00CF, "I"},        // Ï
    {0x00D0, "D"},        // Ð
    {0x00D1, "N/NXX"},    // Ñ
    {0x00D2, "O"},        // Ò
    {0x00D3, "O"},        // Ó
    {0x00D4, "O"},        // Ô
    {0x00D5, "O"},        // Õ
    {0x00D6, "OE/O"},     // Ö
    {0x00D8, "OE"},       // Ø
    {0x00D9, "U"},        // Ù
    {0x00DA, "U"},        // Ú
    {0x00DB, "U"},        // Û
    {0x00DC, "UE/UXX/U"}, // Ü
    {0x00DD, "Y"},        // Ý
    {0x00DE, "TH"},       // Þ
    {0x00DF, "SS"},       // ß
    {0x0100, "A"},        // Ā
    {0x0102, "A"},        // Ă
    {0x0104, "A"},        // Ą
    {0x0106, "C"},        // Ć
    {0x0108, "C"},        // Ĉ
    {0x010A, "C"},        // Ċ
    {0x010C, "C"},        // Č
    {0x010E, "D"},        // Ď
    {0x0110, "D"},        // Đ
    {0x0112, "E"},        // Ē
    {0x0114, "E"},        // Ĕ
    {0x0116, "E"},        // Ė
    {0x0118, "E"},        // Ę
    {0x011A, "E"},        // Ě
    {0x011C, "G"},        // Ĝ
    {0x011E, "G"},        // Ğ
    {0x0120, "G"},        // Ġ
    {0x0122, "G"},        // Ģ
    {0x0124, "H"},        // Ĥ
    {0x0126, "H"},        // Ħ
    {0x0128, "I"},        // Ĩ
    {0x012A, "I"},        // Ī
    {0x012C, "I"},        // Ĭ
    {0x012E, "I"},        // Į
    {0x0130, "I"},        // İ
    {0x0131, "I"},        // ı
    {0x0132, "IJ"},       // Ĳ
    {0x0134, "J"},        // Ĵ
    {0x0136, "K"},        // Ķ
    {0x0139, "L"},        // Ĺ
    {0x013B, "L"},        // Ļ
    {0x013D, "L"},        // Ľ
    {0x013F, "L"},        // Ŀ
    {0x0141, "L"},        // Ł
    {0x0143, "N"},        // Ń
    {0x0145, "N"},        // Ņ
    {0x0147, "N"},        // Ň
    {0x014A, "N"},        // Ŋ
    {0x014C, "O"},        // Ō
    {0x014E, "O"},        // Ŏ
    {0x0150, "O"},        // Ő
    {0x0152, "OE"},       // Œ
    {0x0154, "R"},        // Ŕ
    {0x0156, "R"},        // Ŗ
    {0x0158, "R"},        // Ř
    {0x015A, "S"},        // Ś
    {0x015C, "S"},        // Ŝ
    {0x015E, "S"},        // Ş
    {0x0160, "S"},        // Š
    {0x0162, "T"},        // Ţ
    {0x0164, "T"},        // Ť
    {0x0166, "T"},        // Ŧ
    {0x0168, "U"},        // Ũ
    {0x016A, "U"},        // Ū
    {0x016C, "U"},        // Ŭ
    {0x016E, "U"},        // Ů
    {0x0170, "U"},        // Ű
    {0x0172, "U"},        // Ų
    {0x0174, "W"},        // Ŵ
    {0x0176, "Y"},        // Ŷ
    {0x0178, "Y"},        // Ÿ
    {0x0179, "Z"},        // Ź
    {0x017B, "Z"},        // Ż
    {0x017D, "Z"},        // Ž
    {0x0218, "S"},        // Ș
    {0x021A, "T"},        // Ț
    {0x1E9E, "SS"},       // ẞ
};

/// ICAO 9303-3 §6 table B, upper case, with its exceptions for single languages (Ukrainian И Y, Bulgarian Щ SHT,
/// Serbian and Macedonian Х H …), and after them what Bulgaria (Ъ A, Й Y, Ю YU, Я YA) and Ukraine (Г H, Є YE, Ї
/// YI) print by their own law.
constexpr Row kCyrillic[] = {
    {0x0401, "E/IO"},     // Ё
    {0x0402, "D"},        // Ђ
    {0x0403, "G/GJ"},     // Ѓ
    {0x0404, "IE/YE"},    // Є
    {0x0405, "DZ"},       // Ѕ
    {0x0406, "I"},        // І
    {0x0407, "I/YI"},     // Ї
    {0x0408, "J"},        // Ј
    {0x0409, "LJ"},       // Љ
    {0x040A, "NJ"},       // Њ
    {0x040B, "C"},        // Ћ
    {0x040C, "K/KJ"},     // Ќ
    {0x040D, "I/Y"},      // Ѝ
    {0x040E, "U"},        // Ў
    {0x040F, "DZ/DJ"},    // Џ
    {0x0410, "A"},        // А
    {0x0411, "B"},        // Б
    {0x0412, "V"},        // В
    {0x0413, "G/H"},      // Г
    {0x0414, "D"},        // Д
    {0x0415, "E"},        // Е
    {0x0416, "ZH/Z"},     // Ж
    {0x0417, "Z"},        // З
    {0x0418, "I/Y"},      // И
    {0x0419, "I/Y"},      // Й
    {0x041A, "K"},        // К
    {0x041B, "L"},        // Л
    {0x041C, "M"},        // М
    {0x041D, "N"},        // Н
    {0x041E, "O"},        // О
    {0x041F, "P"},        // П
    {0x0420, "R"},        // Р
    {0x0421, "S"},        // С
    {0x0422, "T"},        // Т
    {0x0423, "U"},        // У
    {0x0424, "F"},        // Ф
    {0x0425, "KH/H"},     // Х
    {0x0426, "TS/C"},     // Ц
    {0x0427, "CH/C"},     // Ч
    {0x0428, "SH/S"},     // Ш
    {0x0429, "SHCH/SHT"}, // Щ
    {0x042A, "IE/A"},     // Ъ
    {0x042B, "Y"},        // Ы
    {0x042C, "/Y"},       // Ь
    {0x042D, "E"},        // Э
    {0x042E, "IU/YU"},    // Ю
    {0x042F, "IA/YA"},    // Я
    {0x046A, "U"},        // Ѫ
    {0x0490, "G"},        // Ґ
};

constexpr std::string_view kAsciiLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

char32_t upperLatin(char32_t c) {
    if ((c >= U'a' && c <= U'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7))
        return c - 0x20;
    if (c == 0xFF)
        return 0x178;
    const bool oddIsUpper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    const bool evenIsUpper =
        (c >= 0x100 && c <= 0x137 && c != 0x131) || (c >= 0x14A && c <= 0x177) || (c >= 0x218 && c <= 0x21B);
    if (oddIsUpper)
        return c % 2 == 0 ? c - 1 : c;
    return evenIsUpper && c % 2 == 1 ? c - 1 : c;
}

char32_t upperOf(char32_t c) {
    if (c >= 0x430 && c <= 0x44F)
        return c - 0x20;
    if (c >= 0x450 && c <= 0x45F)
        return c - 0x50;
    if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF))
        return c & ~char32_t{1};
    return upperLatin(c);
}

std::vector<std::string_view> parted(std::string_view spellings) {
    std::vector<std::string_view> list;
    for (;;) {
        const std::size_t at = spellings.find('/');
        list.push_back(spellings.substr(0, at));
        if (at == std::string_view::npos)
            return list;
        spellings.remove_prefix(at + 1);
    }
}

std::vector<std::string_view> lookUp(std::span<const Row> table, char32_t letter) {
    const auto row = std::ranges::lower_bound(table, letter, {}, &Row::letter);
    return row != table.end() && row->letter == letter ? parted(row->spellings) : std::vector<std::string_view>{};
}

/// Apostrophes and full stops are left out (9303-3 §4.6).
bool isLeftOut(char32_t c) {
    return c == U'\'' || c == U'`' || c == U'.' || c == 0xB4 || c == 0x2BC || c == 0x2018 || c == 0x2019;
}

} // namespace

std::vector<std::string_view> mrzSpellings(char32_t letter) {
    const char32_t upper = upperOf(letter);
    if (upper >= U'A' && upper <= U'Z')
        return {kAsciiLetters.substr(upper - U'A', 1)};
    if (isLeftOut(letter))
        return {""};
    // A combining mark that stands by itself: the letter before it has been spelled; a diaeresis may add its E.
    if (letter >= 0x300 && letter <= 0x36F)
        return letter == 0x308 ? std::vector<std::string_view>{"", "E"} : std::vector<std::string_view>{""};
    return upper < 0x400 || upper >= 0x1E00 ? lookUp(kLatin, upper) : lookUp(kCyrillic, upper);
}

bool partsNames(char32_t c) {
    return c == U' ' || c == U'-' || c == U',' || c == 0xA0 || (c >= 0x2010 && c <= 0x2015);
}

} // namespace rapoint
