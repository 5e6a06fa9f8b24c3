#include "kiosk-ui/model/language.h"

#include "kiosk-ui/model/words.h"

#include <algorithm>

namespace rapoint::kiosk_ui {

bool isLanguage(std::string_view code) {
    return std::ranges::find(languages(), code, &Language::code) != languages().end();
}

std::string languageList() {
    std::string list;
    for (const Language& language : languages())
        list.append(list.empty() ? "" : ", ").append(language.code);
    return list;
}

std::string ownNameOf(std::string_view code) {
    return isLanguage(code) ? wordsOf(Text{.id = "language.own-name"}, code) : std::string{};
}

} // namespace rapoint::kiosk_ui
