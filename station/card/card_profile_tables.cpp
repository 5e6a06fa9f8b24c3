#include "station/card/card_profile_tables.h"

#include "station/journey/table_reader.h"

#include <algorithm>
#include <utility>

namespace rapoint::card {

namespace {

using Need = TableReader::Need;
using Initialisation = CardProfile::Initialisation;
using Mistakes = std::vector<ProfileMistake>;
constexpr std::int64_t kMaxPinLength = 255;
constexpr std::int64_t kMinLimit = 120; // seconds: cards may take that long to make a key
constexpr std::int64_t kMaxLimit = 900;
constexpr std::size_t kMaxLabelLength = 32; // CK_TOKEN_INFO, PKCS#11 v2.40 base §3.2

template <class Value>
Value word(TableReader& table, std::string_view key,
           std::initializer_list<std::pair<std::string_view, Value>> words) {
    const std::string value = table.text(key);
    std::string known;
    for (const auto& [name, meaning] : words) {
        if (name == value)
            return meaning;
        known += (known.empty() ? "" : ", ") + std::string{name};
    }
    if (!value.empty())
        table.report(key, "wrong-value", "has to be one of: " + known);
    return words.begin()->second;
}

bool flag(TableReader& table, std::string_view key, Need need = Need::Optional) {
    const auto value = table.parameter(key);
    if (value && std::holds_alternative<bool>(*value))
        return std::get<bool>(*value);
    if (value)
        table.report(key, "wrong-type", "has to be true or false");
    else if (need == Need::Required)
        table.report(key, "missing-key", "is missing");
    return false;
}

std::string label(TableReader& table, std::string_view key, Need need) {
    std::string value = table.text(key, need);
    if (value.size() > kMaxLabelLength)
        table.report(key, "wrong-value", "has more than 32 bytes");
    return value;
}

void readCard(TableReader table, CardProfile& profile) {
    using Blank = CardProfile::Blank;
    profile.initialisation = word<Initialisation>(table, "initialise",
                                                  {{"init-token", Initialisation::InitToken},
                                                   {"already-initialised", Initialisation::Already},
                                                   {"pkcs15-init", Initialisation::Pkcs15Init}});
    profile.blank = word<Blank>(table, "blank",
                                {{"uninitialised", Blank::Uninitialised},
                                 {"factory-label", Blank::FactoryLabel},
                                 {"unrecognised", Blank::Unrecognised}});
    if (profile.blank == Blank::FactoryLabel)
        profile.factoryLabel = label(table, "factory-label", Need::Required);
    const bool made = profile.initialisation == Initialisation::Already;
    profile.factorySoPin = table.text("factory-so-pin", made ? Need::Required : Need::Optional);
    if (made && profile.blank != Blank::FactoryLabel)
        table.report("blank", "contradiction", "has to be factory-label for cards that are already initialised");
    const bool byProgram = profile.initialisation == Initialisation::Pkcs15Init;
    if (byProgram != (profile.blank == Blank::Unrecognised))
        table.report("blank", "contradiction",
                     "is unrecognised for cards that pkcs15-init makes, and only for them");
    if (byProgram && !profile.factorySoPin.empty())
        table.report("factory-so-pin", "contradiction", "is given, but pkcs15-init makes the SO PIN");
    table.rejectRest();
}

void readKeys(TableReader table, CardProfile& profile) {
    for (const std::string& name : table.texts("types")) {
        const std::optional<KeyType> type = keyTypeFromName(name);
        if (!type)
            table.report("types", "wrong-value", "has an unknown key type");
        else if (std::ranges::find(profile.keyTypes, *type) != profile.keyTypes.end())
            table.report("types", "wrong-value", "names a key type twice");
        else
            profile.keyTypes.push_back(*type);
    }
    profile.keyMaker = word<CardProfile::KeyMaker>(
        table, "generated-by",
        {{"user", CardProfile::KeyMaker::User}, {"security-officer", CardProfile::KeyMaker::SecurityOfficer}});
    table.rejectRest();
}

void readLabels(TableReader table, CardProfile& profile) {
    profile.keyLabel = label(table, "key", Need::Optional);
    profile.certificateLabel = label(table, "certificate", Need::Optional);
    if (std::string issuer = label(table, "issuer", Need::Optional); !issuer.empty())
        profile.issuerLabel = std::move(issuer);
    table.rejectRest();
}

PinRule readRule(TableReader& table) {
    using Alphabet = PinRule::Alphabet;
    PinRule rule;
    rule.alphabet = word<Alphabet>(table, "alphabet",
                                   {{"digits", Alphabet::Digits},
                                    {"letters-and-digits", Alphabet::LettersAndDigits},
                                    {"printable", Alphabet::Printable}});
    rule.min = static_cast<std::size_t>(table.number("min", 1, kMaxPinLength, 1));
    rule.max = static_cast<std::size_t>(table.number("max", 1, kMaxPinLength, kMaxPinLength));
    if (rule.min > rule.max)
        table.report("min", "contradiction", "is greater than max");
    return rule;
}

void readPin(TableReader table, CardProfile& profile) {
    profile.pin = readRule(table);
    profile.pinChangedBeforeUse = flag(table, "change-before-use");
    profile.unblocking =
        word<CardProfile::Unblocking>(table, "unblocked-by",
                                      {{"security-officer", CardProfile::Unblocking::SecurityOfficer},
                                       {"puk", CardProfile::Unblocking::Puk},
                                       {"pkcs15-tool", CardProfile::Unblocking::Pkcs15Tool}});
    table.rejectRest();
}

PinRule readOtherPin(TableReader table) {
    const PinRule rule = readRule(table);
    table.rejectRest();
    return rule;
}

/// Lets `read` have the table with this key, where there is one.
template <class Read>
void inTable(TableReader& top, std::string_view key, Need need, Mistakes& mistakes, Read read) {
    if (const toml::table* const found = top.table(key, need))
        read(TableReader{*found, "[" + std::string{key} + "]", mistakes});
}

} // namespace

CardProfileReading cardProfileFrom(const toml::table& document) {
    CardProfileReading reading;
    CardProfile& profile = reading.profile;
    Mistakes& mistakes = reading.mistakes;
    TableReader top{document, "the card profile", mistakes};
    profile.name = top.name("name");
    profile.module = top.text("module");
    if (!profile.module.empty() && !profile.module.is_absolute())
        top.report("module", "wrong-value", "has to be an absolute path");
    profile.software = flag(top, "software", Need::Required);
    const std::string process = top.text("process", Need::Optional);
    profile.ownProcess = process == "own";
    if (!process.empty() && !profile.ownProcess && process != "station")
        top.report("process", "wrong-value", "has to be one of: station, own");
    profile.timeLimit = std::chrono::seconds{top.number(
        "time-limit", kMinLimit, kMaxLimit, profile.timeLimit / std::chrono::seconds{1}, Need::Optional)};
    const auto with = [&](auto read) { return [&, read](TableReader table) { read(std::move(table), profile); }; };
    inTable(top, "card", Need::Required, mistakes, with(readCard));
    inTable(top, "keys", Need::Required, mistakes, with(readKeys));
    inTable(top, "labels", Need::Optional, mistakes, with(readLabels));
    inTable(top, "pin", Need::Required, mistakes, with(readPin));
    inTable(top, "so-pin", Need::Required, mistakes,
            [&](TableReader table) { profile.soPin = readOtherPin(std::move(table)); });
    const bool byProgram = profile.unblocking == CardProfile::Unblocking::Pkcs15Tool;
    const bool puk = byProgram || profile.unblocking == CardProfile::Unblocking::Puk;
    inTable(top, "puk", puk ? Need::Required : Need::Optional, mistakes,
            [&](TableReader table) { profile.puk = readOtherPin(std::move(table)); });
    if (profile.puk && !puk)
        top.report("puk", "contradiction", "is given, but [pin] unblocked-by is security-officer");
    if (byProgram != (profile.initialisation == Initialisation::Pkcs15Init))
        top.report("pin", "contradiction",
                   "is unblocked by pkcs15-tool where pkcs15-init made the card, and only there");
    top.rejectRest();
    return reading;
}

} // namespace rapoint::card
