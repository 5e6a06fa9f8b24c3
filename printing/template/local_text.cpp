#include "printing/template/local_text.h"

#include <algorithm>
#include <memory>

#include <unicode/datefmt.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/timezone.h>
#include <unicode/ucurr.h>

namespace rapoint::printing {

namespace {

/// English as it is written in Europe: the day before the month.
icu::Locale localeOf(const std::string& language) {
    return icu::Locale{language == "en" ? "en_GB" : language.c_str()};
}

std::string utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

bool isCode(const std::string& text, std::size_t least) {
    return text.size() >= least && text.size() <= 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

tl::unexpected<Fault> unwritten(const char* what, UErrorCode status) {
    return failure(FaultCode::Internal, std::string{what} + ": " + ::u_errorName(status));
}

} // namespace

Result<std::string> LocalText::write(const LocalValue& value) const {
    return std::visit([this](const auto& kind) { return of(kind); }, value);
}

Result<std::string> LocalText::of(Date date) const {
    // CLDR 42 has Slovene months in the nominative only, where a date in a sentence needs the genitive.
    const char* const skeleton = m_language == "sl" ? "yMd" : "yMMMMd";
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateFormat> format{
        icu::DateFormat::createInstanceForSkeleton(icu::UnicodeString{skeleton}, localeOf(m_language), status)};
    if (U_FAILURE(status) != 0)
        return unwritten("a date cannot be written", status);
    format->setTimeZone(*icu::TimeZone::getGMT());
    const auto days = std::chrono::sys_days{date}.time_since_epoch();
    icu::UnicodeString text;
    format->format(static_cast<UDate>(std::chrono::milliseconds{days}.count()), text);
    return utf8(text);
}

Result<std::string> LocalText::of(const Money& money) const {
    if (!isCode(money.currency, 3))
        return failure(FaultCode::InputInvalid, "a currency is three capital letters");
    UErrorCode status = U_ZERO_ERROR;
    const icu::CurrencyUnit currency{icu::StringPiece{money.currency}, status};
    const int digits = ::ucurr_getDefaultFractionDigits(currency.getISOCurrency(), &status);
    const auto number = icu::number::NumberFormatter::withLocale(localeOf(m_language))
                            .unit(currency)
                            .scale(icu::number::Scale::powerOfTen(-digits))
                            .formatInt(money.minor, status);
    const std::string text = utf8(number.toString(status));
    if (U_FAILURE(status) != 0)
        return unwritten("a sum cannot be written", status);
    return text;
}

Result<std::string> LocalText::of(const CountryCode& country) const {
    // Codes that are of ICAO alone have words; "D" too, which is no ISO 3166 code.
    if (const std::string* own = find("country." + country.code))
        return *own;
    if (!isCode(country.code, 1))
        return failure(FaultCode::InputInvalid, "a country is one to three capital letters");
    icu::UnicodeString name;
    icu::Locale{"und", country.code.c_str()}.getDisplayCountry(localeOf(m_language), name);
    std::string text = utf8(name);
    if (text.empty() || text == country.code)
        return failure(FaultCode::TemplateInvalid,
                       "country." + country.code + " has no word in language " + m_language);
    return text;
}

Result<std::string> LocalText::of(const Term& term) const {
    if (const std::string* word = find(term.name))
        return *word;
    return failure(FaultCode::TemplateInvalid, term.name + " has no word in language " + m_language);
}

const std::string* LocalText::find(const std::string& name) const {
    for (const WordList& list : m_words)
        if (const auto found = list.find(name); found != list.end())
            return &found->second;
    return nullptr;
}

Result<SheetData> inLanguage(const SheetData& data, const LocalText& language) {
    SheetData written = data;
    for (const auto& [name, value] : data.local) {
        RAPOINT_TRY(written.values[name], language.write(value));
    }
    written.local.clear();
    return written;
}

} // namespace rapoint::printing
