#include "printing/template/word_list.h"

#include "printing/template/inline_text.h"
#include "station/base/text.h"

#include <algorithm>

namespace rapoint::printing {

namespace {

constexpr std::size_t kMaxListSize = 64 * 1024;

bool isWordName(std::string_view name) {
    const auto parts = split(name, '.');
    return std::all_of(parts.begin(), parts.end(), isConditionName);
}

bool isPrintable(std::string_view text) {
    return !text.empty() && std::none_of(text.begin(), text.end(),
                                         [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
}

} // namespace

Result<WordList> parseWords(std::string_view text, const std::string& name) {
    if (text.size() > kMaxListSize || !fromUtf8(text))
        return failure(FaultCode::TemplateInvalid, name + ": not UTF-8, or larger than 64 KiB");
    WordList words;
    int number = 0;
    RAPOINT_CHECK(eachLine(text, [&](std::string_view raw) -> Result<> {
        ++number;
        const std::string_view line = trimmed(raw);
        if (line.empty() || line.starts_with("//"))
            return {};
        const auto equals = line.find('=');
        const std::string_view word = trimmed(line.substr(0, equals));
        const std::string_view meaning = equals == std::string_view::npos ? "" : trimmed(line.substr(equals + 1));
        const std::string where = name + " line " + std::to_string(number);
        if (!isWordName(word) || !isPrintable(meaning))
            return failure(FaultCode::TemplateInvalid, where + ": needs name = text");
        if (!words.emplace(word, meaning).second)
            return failure(FaultCode::TemplateInvalid, where + ": is there twice");
        return {};
    }));
    return words;
}

} // namespace rapoint::printing
