#include "station/identity/name_match.h"

#include "station/base/text.h"
#include "station/identity/mrz_letters.h"
#include "station/identity/transliteration.h"

#include <algorithm>
#include <vector>

namespace rapoint {

namespace {

using Components = std::vector<std::u32string>;
using Tokens = std::vector<std::string>;

/// The widest name field is that of TD3 and MRV-A, 39 characters (9303-4 §4.2.2).
constexpr std::size_t kMaxZoneNameLength = 39;

Tokens tokensOf(std::string_view mrz) {
    Tokens tokens;
    for (std::string& token : split(mrz, ' '))
        if (!token.empty())
            tokens.push_back(std::move(token));
    return tokens;
}

bool isSpellable(const Components& components) {
    return std::ranges::all_of(components, [](const std::u32string& component) {
        return std::ranges::none_of(component, [](char32_t c) { return mrzSpellings(c).empty(); });
    });
}

bool isExact(const Components& components, const Tokens& tokens) {
    return std::ranges::equal(components, tokens, [](const auto& component, const auto& token) {
        return spells(component, token) == Spelling::Whole;
    });
}

bool isTruncated(const Components& components, const Tokens& tokens) {
    if (tokens.size() > components.size())
        return false;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (spells(components[i], tokens[i]) == Spelling::Differs)
            return false;
    return true;
}

/// How many of the tokens are left when each component has taken one that spells it.
std::size_t leftOver(const Components& components, Tokens tokens, std::size_t& unmatched) {
    for (const std::u32string& component : components) {
        const auto token = std::ranges::find_if(
            tokens, [&](const std::string& t) { return spells(component, t) == Spelling::Whole; });
        if (token == tokens.end())
            ++unmatched;
        else
            tokens.erase(token);
    }
    return tokens.size();
}

std::string problemOf(const Components& components, const Tokens& tokens) {
    std::size_t unmatched = 0;
    const std::size_t left = leftOver(components, tokens, unmatched);
    if (left == 0 && unmatched == 0)
        return "order";
    if (left == 0)
        return "missing-part";
    return unmatched == 0 ? "additional-part" : "differs";
}

} // namespace

NameMatch matchName(std::string_view applied, std::string_view mrz, bool truncated) {
    const auto components = nameComponents(applied);
    if (!components || !isSpellable(*components))
        return {NameMatch::Kind::Differs, "letters"};
    if (mrz.size() > kMaxZoneNameLength)
        return {NameMatch::Kind::Differs, "differs"};
    const Tokens tokens = tokensOf(mrz);
    if (isExact(*components, tokens))
        return {NameMatch::Kind::Exact, {}};
    if (truncated && isTruncated(*components, tokens))
        return {NameMatch::Kind::Truncated, {}};
    return {NameMatch::Kind::Differs, problemOf(*components, tokens)};
}

} // namespace rapoint
