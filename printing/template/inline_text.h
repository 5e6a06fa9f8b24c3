#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rapoint::printing {

/// Adds plain text to XML content, Pango's markup or other: `&`, `<` and `>` as entities.
void appendEscaped(std::string& markup, std::string_view text);

/// Letters, digits and hyphens: "payment-deferred".
bool isConditionName(std::string_view name);

/// What is wrong with a text's placeholders and emphasis, in words; nothing if it is well-formed.
std::optional<std::string> mistakeIn(std::string_view text);

/// Puts values for placeholders and turns a well-formed text into Pango markup. What `valueOf` gives is escaped,
/// so that a name can be "<b>"; when it gives nothing, the placeholder's name comes back in `unbound`.
struct BoundText {
    std::string markup;
    std::optional<std::string> unbound;
};
using ValueOf = std::function<const std::string*(const std::string& name)>;
BoundText bindText(std::string_view text, const ValueOf& valueOf);

} // namespace rapoint::printing
