#include "station/card/card_profile.h"

#include "station/base/toml_document.h"
#include "station/card/card_profile_tables.h"

#include <fstream>

namespace rapoint::card {

namespace {

constexpr std::size_t kMaxProfileSize = 64 * 1024;

CardProfileReading unreadable(int line, int column, std::string rule, std::string what) {
    return {{}, {{line, column, std::move(rule), std::move(what)}}};
}

} // namespace

CardProfileReading examineCardProfile(std::string_view text) {
    if (text.size() > kMaxProfileSize)
        return unreadable(0, 0, "too-large", "a card profile has at most 64 KiB");
    const auto document = parseToml(text);
    if (!document)
        return unreadable(document.error().line, document.error().column, "syntax", document.error().what);
    return cardProfileFrom(*document);
}

Result<CardProfile> parseCardProfile(std::string_view text) {
    CardProfileReading reading = examineCardProfile(text);
    if (!reading.mistakes.empty())
        return failure(FaultCode::ConfigurationInvalid, explain(reading.mistakes.front(), "card profile"));
    return std::move(reading.profile);
}

Result<std::string> readCardProfileText(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::string text(kMaxProfileSize + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream.is_open() || stream.bad())
        return failure(FaultCode::ConfigurationInvalid, "card profile cannot be read: " + file.string());
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

Result<CardProfile> readCardProfile(const std::filesystem::path& file) {
    RAPOINT_TRY(const std::string text, readCardProfileText(file));
    return parseCardProfile(text);
}

} // namespace rapoint::card
