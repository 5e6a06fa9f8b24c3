#include "printing/template/inline_text.h"

#include <algorithm>

namespace rapoint::printing {

namespace {

constexpr std::size_t kMaxPlaceholderLength = 64;

bool isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

} // namespace

void appendEscaped(std::string& markup, std::string_view text) {
    for (const char c : text) {
        switch (c) {
        case '&':
            markup += "&amp;";
            break;
        case '<':
            markup += "&lt;";
            break;
        case '>':
            markup += "&gt;";
            break;
        default:
            markup += c;
        }
    }
}

bool isConditionName(std::string_view name) {
    return !name.empty() && name.size() <= kMaxPlaceholderLength &&
           std::all_of(name.begin(), name.end(), [](char c) { return isLetterOrDigit(c) || c == '-'; });
}

std::optional<std::string> mistakeIn(std::string_view text) {
    bool bold = false;
    while (!text.empty()) {
        if (text.starts_with("**")) {
            bold = !bold;
            text.remove_prefix(2);
        } else if (text.starts_with("{{")) {
            const auto end = text.find("}}");
            const std::string_view name = text.substr(2, end == std::string_view::npos ? 0 : end - 2);
            if (name.empty() || name.size() > kMaxPlaceholderLength ||
                !std::all_of(name.begin(), name.end(), isLetterOrDigit))
                return "a placeholder is {{name}}, of letters and digits";
            text.remove_prefix(end + 2);
        } else if (text.starts_with("}}")) {
            return "}} without {{";
        } else {
            text.remove_prefix(1);
        }
    }
    if (bold)
        return "** is not closed on its line";
    return std::nullopt;
}

BoundText bindText(std::string_view text, const ValueOf& valueOf) {
    BoundText bound;
    bool bold = false;
    while (!text.empty()) {
        if (text.starts_with("**")) {
            bound.markup += bold ? "</b>" : "<b>";
            bold = !bold;
            text.remove_prefix(2);
            continue;
        }
        const auto end = text.starts_with("{{") ? text.find("}}") : std::string_view::npos;
        if (end == std::string_view::npos) {
            appendEscaped(bound.markup, text.substr(0, 1));
            text.remove_prefix(1);
            continue;
        }
        const std::string name{text.substr(2, end - 2)};
        if (const std::string* value = valueOf(name))
            appendEscaped(bound.markup, *value);
        else if (!bound.unbound)
            bound.unbound = name;
        text.remove_prefix(end + 2);
    }
    return bound;
}

} // namespace rapoint::printing
