#include "station/ports/sheet_code.h"

#include <charconv>

namespace rapoint {

namespace {

std::optional<int> numberFromText(std::string_view text) {
    int number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() ? std::optional{number}
                                                                               : std::nullopt;
}

} // namespace

std::string toText(const SheetCode& code) {
    return code.name + ' ' + std::to_string(code.page) + '/' + std::to_string(code.pages);
}

std::optional<SheetCode> sheetCodeFromText(std::string_view text) {
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string_view::npos || blank == 0)
        return std::nullopt;
    const std::string_view place = text.substr(blank + 1);
    const std::size_t slash = place.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto page = numberFromText(place.substr(0, slash));
    const auto pages = numberFromText(place.substr(slash + 1));
    if (!page || !pages || *page < 1 || *page > *pages)
        return std::nullopt;
    return SheetCode{std::string{text.substr(0, blank)}, *page, *pages};
}

} // namespace rapoint
