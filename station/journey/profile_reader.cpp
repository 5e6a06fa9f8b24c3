#include "station/journey/profile_reader.h"

#include "station/base/digest.h"
#include "station/base/text.h"
#include "station/base/toml_document.h"
#include "station/journey/duration.h"
#include "station/journey/profile_check.h"
#include "station/journey/table_reader.h"
#include "station/journey/vocabulary.h"

#include <algorithm>
#include <fstream>

namespace rapoint {

namespace {

using Mistakes = std::vector<ProfileMistake>;
using Need = TableReader::Need;

std::map<std::string, std::string> readExits(TableReader& parent, const std::string& where, Mistakes& mistakes) {
    std::map<std::string, std::string> exits;
    const toml::table* const table = parent.table("exits", Need::Optional);
    if (table == nullptr)
        return exits;
    TableReader reader{*table, where + " exits", mistakes};
    for (const std::string& exit : reader.rest())
        exits[exit] = reader.name(exit);
    return exits;
}

std::optional<Deadline> readDeadline(TableReader& parent, const std::string& where, Mistakes& mistakes) {
    const toml::table* const table = parent.table("deadline", Need::Optional);
    if (table == nullptr)
        return std::nullopt;
    TableReader reader{*table, where + " deadline", mistakes};
    const std::string within = reader.text("within");
    Deadline deadline{{}, reader.name("else"), reader.name("since", Need::Optional)};
    if (const auto span = durationFromText(within))
        deadline.within = *span;
    else if (!within.empty())
        reader.report("within", "wrong-value", "has to be like 10min, 24h or 14d");
    reader.rejectRest();
    return deadline;
}

/// Everything beside the keys that all steps have is a parameter of the step's word.
void readParameters(TableReader& reader, StepSpec& step) {
    const WordSpec* const word = findWord(step.word);
    for (const std::string& key : reader.rest()) {
        if (word != nullptr && findParameter(*word, key) == nullptr)
            reader.report(key, "unknown-key", "is neither a key of a step nor a parameter of " + step.word);
        else if (auto value = reader.parameter(key))
            step.parameters[key] = std::move(*value);
    }
}

StepSpec readStep(const toml::table& table, const std::string& journey, Mistakes& mistakes) {
    TableReader reader{table, "step of journey " + journey, mistakes};
    StepSpec step;
    step.line = reader.line();
    step.word = reader.name("do");
    step.id = reader.name("id", Need::Optional);
    if (step.id.empty())
        step.id = step.word;
    const std::string where = "step " + journey + "/" + step.id;
    step.by = reader.name("by");
    step.at = reader.texts("at");
    step.ways = reader.texts("ways", Need::Optional);
    step.when = reader.name("when", Need::Optional);
    step.deadline = readDeadline(reader, where, mistakes);
    step.exits = readExits(reader, where, mistakes);
    readParameters(reader, step);
    return step;
}

/// A step that does not say where an exit of its word leads takes the journey's answer.
void inheritExits(StepSpec& step, const std::map<std::string, std::string>& exits) {
    const WordSpec* const word = findWord(step.word);
    if (word == nullptr)
        return;
    for (const auto& [exit, target] : exits)
        if (std::ranges::find(word->exits, exit) != word->exits.end())
            step.exits.try_emplace(exit, target);
}

Journey readJourney(const toml::table& table, Mistakes& mistakes) {
    TableReader reader{table, "journey", mistakes};
    Journey journey;
    journey.line = reader.line();
    journey.mode = reader.name("mode");
    const auto exits = readExits(reader, "journey " + journey.mode, mistakes);
    for (const toml::table* step : reader.tables("step")) {
        journey.steps.push_back(readStep(*step, journey.mode, mistakes));
        inheritExits(journey.steps.back(), exits);
    }
    reader.rejectRest();
    return journey;
}

Product readProduct(const toml::table& table, Mistakes& mistakes) {
    TableReader reader{table, "product", mistakes};
    Product product;
    product.id = reader.name("id");
    product.name = reader.text("name");
    product.form = reader.name("form");
    if (!product.form.empty() && product.form != "card" && product.form != "token" && product.form != "cloud" &&
        product.form != "document")
        reader.report("form", "wrong-value", "has to be card, token, cloud or document");
    product.keyType = reader.name("key", product.form == "document" ? Need::Optional : Need::Required);
    product.policy = reader.text("policy", Need::Optional);
    product.papers = reader.texts("papers", Need::Optional);
    product.validityDays = reader.number("validity-days", 0, 3660, 0, Need::Optional);
    product.priceMinor = reader.number("price", 0, 100'000'000, 0);
    product.currency = reader.text("currency");
    reader.rejectRest();
    return product;
}

PinPolicy readPin(const toml::table& table, Mistakes& mistakes) {
    TableReader reader{table, "pin", mistakes};
    PinPolicy pin;
    pin.transportDigits = reader.number("transport-digits", 4, 16, pin.transportDigits);
    pin.pinMin = reader.number("pin-min", 4, 16, pin.pinMin);
    pin.pinMax = reader.number("pin-max", 4, 64, pin.pinMax);
    pin.pukLength = reader.number("puk-length", 6, 64, pin.pukLength);
    reader.rejectRest();
    return pin;
}

RetentionRule readRetention(const toml::table& table, Mistakes& mistakes) {
    TableReader reader{table, "retention", mistakes};
    RetentionRule rule{reader.name("records"), reader.number("years", 0, 100, 0), reader.name("basis")};
    reader.rejectRest();
    return rule;
}

void readRoot(const toml::table& table, ProfileReading& reading) {
    Profile& profile = reading.profile;
    Mistakes& mistakes = reading.mistakes;
    TableReader reader{table, "profile", mistakes};
    profile.id = reader.name("id");
    profile.name = reader.text("name");
    profile.country = reader.text("country");
    profile.languages = reader.texts("languages");
    profile.documents = reader.texts("documents");
    profile.retentionYears = reader.number("retention-years", 1, 100, 0);
    if (const toml::table* const pin = reader.table("pin", Need::Optional))
        profile.pin = readPin(*pin, mistakes);
    for (const toml::table* rule : reader.tables("retention", Need::Optional))
        profile.retention.push_back(readRetention(*rule, mistakes));
    for (const toml::table* product : reader.tables("product"))
        profile.products.push_back(readProduct(*product, mistakes));
    for (const toml::table* journey : reader.tables("journey"))
        profile.journeys.push_back(readJourney(*journey, mistakes));
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
