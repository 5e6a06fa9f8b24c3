#include "station/journey/profile_reader.h"

#include "station/base/digest.h"
#include "station/base/text.h"
#include "station/base/toml_document.h"
#include "station/journey/journey_reader.h"
#include "station/journey/profile_check.h"
#include "station/journey/table_reader.h"

#include <array>
#include <fstream>

namespace rapoint {

namespace {

using Need = TableReader::Need;

/// Keys of a profile that belong to it and that nothing reads yet: read over, and named by `profile check`.
constexpr std::array<std::string_view, 4> kPlannedOfProfile{"country", "documents", "retention-years",
                                                            "retention"};
constexpr std::array<std::string_view, 2> kPlannedOfProduct{"policy", "papers"};
constexpr std::array<std::string_view, 2> kPlannedOfPin{"pin-min", "pin-max"};

Product readProduct(const toml::table& table, ProfileReading& reading) {
    TableReader reader{table, "product", reading.mistakes};
    Product product;
    product.id = reader.name("id");
    product.name = reader.text("name");
    product.form = reader.name("form");
    if (!product.form.empty() && product.form != "card" && product.form != "token" && product.form != "cloud" &&
        product.form != "document")
        reader.report("form", "wrong-value", "has to be card, token, cloud or document");
    product.keyType = reader.name("key", product.form == "document" ? Need::Optional : Need::Required);
    product.validityDays = reader.number("validity-days", 0, 3660, 0, Need::Optional);
    product.priceMinor = reader.number("price", 0, 100'000'000, 0);
    product.currency = reader.text("currency");
    reader.skipUnread(kPlannedOfProduct, reading.unread);
    reader.rejectRest();
    return product;
}

PinPolicy readPin(const toml::table& table, ProfileReading& reading) {
    TableReader reader{table, "pin", reading.mistakes};
    PinPolicy pin;
    pin.transportDigits = reader.number("transport-digits", 4, 16, pin.transportDigits);
    pin.pukLength = reader.number("puk-length", 6, 64, pin.pukLength);
    reader.skipUnread(kPlannedOfPin, reading.unread);
    reader.rejectRest();
    return pin;
}

void readRoot(const toml::table& table, ProfileReading& reading) {
    Profile& profile = reading.profile;
    TableReader reader{table, "profile", reading.mistakes};
    profile.id = reader.name("id");
    profile.name = reader.text("name");
    profile.languages = reader.texts("languages");
    if (const toml::table* const pin = reader.table("pin", Need::Optional))
        profile.pin = readPin(*pin, reading);
    for (const toml::table* product : reader.tables("product"))
        profile.products.push_back(readProduct(*product, reading));
    profile.journeys = readJourneys(reader.tables("journey"), reading.mistakes);
    reader.skipUnread(kPlannedOfProfile, reading.unread);
    reader.rejectRest();
}

Result<std::string> readFile(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::string text(kProfileLimit + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad() || (stream.fail() && !stream.eof()))
        return failure(FaultCode::ProfileInvalid, file.string() + " cannot be read");
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

/// All mistakes of the text.
ProfileReading examine(std::string_view toml) {
    ProfileReading reading = readProfile(toml);
    if (reading.mistakes.empty())
        reading.mistakes = check(reading.profile);
    return reading;
}

} // namespace

ProfileReading readProfile(std::string_view toml) {
    ProfileReading reading;
    if (toml.size() > kProfileLimit) {
        reading.mistakes.push_back({0, 0, "too-large", "a profile may have 256 KiB at most"});
        return reading;
    }
    if (!fromUtf8(toml)) {
        reading.mistakes.push_back({0, 0, "syntax", "the file is not UTF-8"});
        return reading;
    }
    if (const auto document = parseToml(toml))
        readRoot(*document, reading);
    else
        reading.mistakes.push_back(
            {document.error().line, document.error().column, "syntax", document.error().what});
    reading.profile.digest = Digest::of(bytesOf(toml)).hex();
    reading.profile.text = toml;
    return reading;
}

Result<ProfileReading> examineProfile(const std::filesystem::path& file) {
    RAPOINT_TRY(const std::string text, readFile(file));
    return examine(text);
}

Result<Profile> loadProfile(const std::filesystem::path& file) {
    RAPOINT_TRY(const std::string text, readFile(file));
    return parseProfile(text, file.filename().string());
}

Result<Profile> parseProfile(std::string_view toml, const std::string& name) {
    ProfileReading reading = examine(toml);
    if (reading.mistakes.empty())
        return std::move(reading.profile);
    std::string detail;
    for (const ProfileMistake& mistake : reading.mistakes)
        detail += (detail.empty() ? "" : "\n") + explain(mistake, name);
    return failure(FaultCode::ProfileInvalid, detail);
}

} // namespace rapoint
