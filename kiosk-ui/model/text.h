#pragma once

#include <map>
#include <optional>
#include <string>

namespace rapoint::kiosk_ui {

/// What is to be read on a page: an id of the catalogues with what fills its {places}, or words that no language
/// changes (names, serials, numbers). Whoever shows it translates it.
struct Text {
    std::string id;                             ///< empty: `literal` is shown as it is
    std::map<std::string, std::string> with{};  ///< place → words that are never translated
    std::map<std::string, std::string> terms{}; ///< place → another id of the catalogues
    std::optional<long> count{};                ///< chooses the plural form, and fills {n}
    std::string literal{};

    bool empty() const { return id.empty() && literal.empty(); }
    bool operator==(const Text&) const = default;
};

inline Text literal(std::string words) {
    return {.id = {}, .literal = std::move(words)};
}

} // namespace rapoint::kiosk_ui
