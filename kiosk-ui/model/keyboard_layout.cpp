#include "kiosk-ui/model/keyboard_layout.h"

#include "station/base/text.h"

namespace rapoint::kiosk_ui {

namespace {

/// One key per character.
std::vector<std::string> keysOf(std::string_view characters) {
    std::vector<std::string> keys;
    const auto points = fromUtf8(characters);
    for (const char32_t point : points.value_or(std::u32string{}))
        keys.push_back(toUtf8(std::u32string_view{&point, 1}));
    return keys;
}

std::string_view ownLetters(std::string_view language) {
    if (language == "pl")
        return "ĄĆĘŁŃÓŚŹŻ";
    if (language == "ro")
        return "ĂÂÎȘȚ";
    if (language == "sl")
        return "ČŠŽĆĐ";
    return {};
}

} // namespace

KeyboardLayout digitPad() {
    return {keysOf("123"), keysOf("456"), keysOf("789"), keysOf("0")};
}

KeyboardLayout latinKeyboard(std::string_view language) {
    KeyboardLayout rows{keysOf("1234567890"), keysOf("QWERTYUIOP"), keysOf("ASDFGHJKL"), keysOf("ZXCVBNM")};
    if (language == "sl")
        rows[1] = keysOf("QWERTZUIOP"), rows[3] = keysOf("YXCVBNM");
    for (const char* const mark : {"-", ".", "@", "/"})
        rows[3].emplace_back(mark);
    if (const auto letters = keysOf(ownLetters(language)); !letters.empty())
        rows.insert(rows.begin() + 1, letters);
    return rows;
}

KeyboardLayout cyrillicKeyboard(std::string_view language) {
    if (language == "bg") // BDS 5237:2006, phonetic
        return {keysOf("1234567890"), keysOf("ЯВЕРТЪУИОПШ"), keysOf("АСДФГХЙКЛЩ"), keysOf("ЗЬЦЖБНМЧЮ-.")};
    if (language == "uk")
        return {keysOf("1234567890"), keysOf("ЙЦУКЕНГШЩЗХЇ"), keysOf("ФІВАПРОЛДЖЄ"), keysOf("ҐЯЧСМИТЬБЮ'-")};
    return {};
}

std::string lowerCase(const std::string& key) {
    const auto points = fromUtf8(key);
    if (!points || points->size() != 1)
        return key;
    char32_t c = points->front();
    if ((c >= U'A' && c <= U'Z') || (c >= U'А' && c <= U'Я'))
        c += 0x20;
    else if (c >= U'Ѐ' && c <= U'Џ')
        c += 0x50;
    else if (c == U'Ó' || c == U'Â' || c == U'Î')
        c += 0x20;
    else if (c == U'Ź' || c == U'Ż' || c == U'Ž' || c == U'Ł' || c == U'Ń' ||
             (c < 0x180 && c % 2 == 0 && c >= 0x100) || c == U'Ґ' || c == U'Ș' || c == U'Ț')
        c += 1;
    return toUtf8(std::u32string_view{&c, 1});
}

} // namespace rapoint::kiosk_ui
