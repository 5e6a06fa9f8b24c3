#include "station/identity/transliteration.h"

#include "station/base/text.h"
#include "station/identity/mrz_letters.h"

#include <algorithm>

namespace rapoint {

namespace {

constexpr std::size_t kMaxNameLength = 200;

/// Only of characters that the zone leaves out: an apostrophe that stands alone.
bool leavesNothing(const std::u32string& component) {
    return std::ranges::all_of(component, [](char32_t c) {
        const auto spellings = mrzSpellings(c);
        return !spellings.empty() && spellings.front().empty();
    });
}

} // namespace

std::optional<std::vector<std::u32string>> nameComponents(std::string_view name) {
    const auto points = fromUtf8(name);
    if (!points || points->size() > kMaxNameLength)
        return std::nullopt;
    std::vector<std::u32string> components(1);
    for (const char32_t point : *points) {
        if (!partsNames(point))
            components.back() += point;
        else if (!components.back().empty())
            components.emplace_back();
    }
    std::erase_if(components, leavesNothing);
    return components;
}

Spelling spells(std::u32string_view component, std::string_view mrz) {
    // All places in `mrz` to which the letters so far can have led: no spelling is tried twice.
    std::vector<bool> reached(mrz.size() + 1, false);
    reached[0] = true;
    bool prefix = mrz.empty();
    for (const char32_t letter : component) {
        std::vector<bool> after(mrz.size() + 1, false);
        for (const std::string_view spelling : mrzSpellings(letter)) {
            for (std::size_t at = 0; at <= mrz.size(); ++at) {
                if (!reached[at])
                    continue;
                const std::string_view rest = mrz.substr(at);
                if (rest.starts_with(spelling))
                    after[at + spelling.size()] = true;
                // The zone may end within a letter's spelling.
                else if (spelling.starts_with(rest))
                    prefix = true;
            }
        }
        prefix = prefix || after[mrz.size()];
        reached = std::move(after);
    }
    return reached[mrz.size()] ? Spelling::Whole : prefix ? Spelling::Prefix : Spelling::Differs;
}

std::optional<std::string> transliterate(std::string_view name) {
    const auto components = nameComponents(name);
    if (!components)
        return std::nullopt;
    std::string spelled;
    for (const std::u32string& component : *components) {
        if (!spelled.empty())
            spelled += ' ';
        for (const char32_t letter : component) {
            const auto spellings = mrzSpellings(letter);
            if (spellings.empty())
                return std::nullopt;
            spelled += spellings.front();
        }
    }
    return spelled;
}

} // namespace rapoint
