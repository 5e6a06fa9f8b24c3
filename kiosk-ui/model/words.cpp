#include "kiosk-ui/model/words.h"

#include "kiosk-ui/model/catalogue.h"
#include "kiosk-ui/model/language.h"

#include <map>
#include <stdexcept>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::string_view kFallback = "en";

/// All of them, read once. They are a part of the program: one that cannot be read is a mistake of the build.
const Catalogue& catalogueOf(std::string_view language) {
    static const std::map<std::string_view, Catalogue> all = [] {
        std::map<std::string_view, Catalogue> read;
        for (const Language& each : languages()) {
            auto catalogue = Catalogue::read(each.catalogue);
            if (!catalogue)
                throw std::logic_error{"catalogue " + std::string{each.code} + ": " + explain(catalogue.error())};
            read.emplace(each.code, *std::move(catalogue));
        }
        return read;
    }();
    const auto at = all.find(language);
    return at == all.end() ? all.at(kFallback) : at->second;
}

void fill(std::string& words, const std::string& place, const std::string& value) {
    const std::string mark = "{" + place + "}";
    for (std::size_t at = words.find(mark); at != std::string::npos; at = words.find(mark, at + value.size()))
        words.replace(at, mark.size(), value);
}

} // namespace

std::string wordsOf(const Text& text, std::string_view language) {
    if (text.id.empty())
        return text.literal;
    std::string words{catalogueOf(language).find(text.id, text.count).value_or(text.id)};
    if (text.count)
        fill(words, "n", std::to_string(*text.count));
    for (const auto& [place, value] : text.with)
        fill(words, place, value);
    for (const auto& [place, id] : text.terms)
        fill(words, place, wordsOf(Text{.id = id}, language));
    return words;
}

bool hasWords(std::string_view id, std::string_view language) {
    return catalogueOf(language).find(id).has_value();
}

} // namespace rapoint::kiosk_ui
