#pragma once

#include "printing/template/word_list.h"
#include "station/base/result.h"
#include "station/ports/paper.h"

#include <string>
#include <vector>

namespace rapoint::printing {

/// Writes values as one language does: dates in words, sums with its separators and the place of the currency,
/// names of countries (Unicode CLDR, through ICU), and the terms of word lists. Made for one sheet; one thread.
class LocalText {
public:
    /// `language` is an ISO 639-1 code; of `words` the first list that has a term counts.
    LocalText(const std::string& language, std::vector<WordList> words)
        : m_language{language}
        , m_words{std::move(words)} {}

    /// template-invalid for a term, or a country that CLDR does not know, without a word ("country.XXA");
    /// input-invalid for an unknown currency or country code.
    Result<std::string> write(const LocalValue& value) const;

private:
    Result<std::string> of(Date date) const;
    Result<std::string> of(const Money& money) const;
    Result<std::string> of(const CountryCode& country) const;
    Result<std::string> of(const Term& term) const;
    const std::string* find(const std::string& name) const;

    std::string m_language;
    std::vector<WordList> m_words;
};

/// The data with every local value written in this language and put among the values.
Result<SheetData> inLanguage(const SheetData& data, const LocalText& language);

} // namespace rapoint::printing
