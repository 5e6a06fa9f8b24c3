#include "station/card/card_profile.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

namespace rapoint::card {

namespace {

constexpr std::size_t kLargestProfile = 64 * 1024;

template <class Value>
using Words = std::initializer_list<std::pair<std::string_view, Value>>;

/// Reads one table strictly: remembers the first mistake, and at the end finds keys nobody asked for.
class TableReader {
public:
    TableReader(const toml::table* table, std::string path)
        : m_table{table}
        , m_path{std::move(path)} {
        if (m_table == nullptr)
            mistake("the table is missing");
    }

    std::string text(std::string_view key) {
        const toml::node* node = take(key);
        std::string value = node ? node->value_exact<std::string>().value_or("") : "";
        if (value.empty())
            mistake(std::string{key} + " must be a text");
        return value;
    }

    std::size_t count(std::string_view key, std::int64_t most) {
        const toml::node* node = take(key);
        const std::int64_t value = node ? node->value_exact<std::int64_t>().value_or(0) : 0;
        if (value < 1 || value > most)
            mistake(std::string{key} + " must be a number from 1 to " + std::to_string(most));
        return static_cast<std::size_t>(value);
    }

    template <class Value>
    Value word(std::string_view key, Words<Value> words) {
        const std::string value = text(key);
        for (const auto& [name, meaning] : words)
            if (name == value)
                return meaning;
        mistake(std::string{key} + " has an unknown value");
        return words.begin()->second;
    }

    std::vector<std::string> texts(std::string_view key) {
        std::vector<std::string> values;
        const toml::node* node = take(key);
        const toml::array* array = node ? node->as_array() : nullptr;
        if (array != nullptr)
            for (const toml::node& element : *array)
                values.push_back(element.value_exact<std::string>().value_or(""));
        if (values.empty())
            mistake(std::string{key} + " must be a list of texts");
        return values;
    }

    const toml::table* table(std::string_view key) {
        const toml::node* node = take(key);
        return node ? node->as_table() : nullptr;
    }

    void mistake(std::string what) {
        if (m_mistake.empty())
            m_mistake = (m_path.empty() ? "" : "[" + m_path + "] ") + std::move(what);
    }

    Result<> finish() {
        if (m_table != nullptr)
            for (const auto& [key, node] : *m_table)
                if (std::find(m_known.begin(), m_known.end(), key.str()) == m_known.end())
                    mistake("unknown key in line " + std::to_string(node.source().begin.line));
        if (!m_mistake.empty())
            return failure(FaultCode::ConfigurationInvalid, "card profile: " + m_mistake);
        return {};
    }

private:
    const toml::node* take(std::string_view key) {
        m_known.emplace_back(key);
        return m_table ? m_table->get(key) : nullptr;
    }

    const toml::table* m_table;
    std::string m_path;
    std::vector<std::string> m_known;
    std::string m_mistake;
};

Result<> readCard(TableReader table, CardProfile& profile) {
    table.word<int>("initialise", {{"init-token", 0}});
    profile.blank = table.word<CardProfile::Blank>("blank", {{"uninitialised", CardProfile::Blank::Uninitialised},
                                                             {"factory-label", CardProfile::Blank::FactoryLabel}});
    if (profile.blank == CardProfile::Blank::FactoryLabel)
        profile.factoryLabel = table.text("factory-label");
    return table.finish();
}

Result<> readKeys(TableReader table, CardProfile& profile) {
    for (const std::string& name : table.texts("types")) {
        if (const std::optional<KeyType> type = keyTypeFromName(name))
            profile.keyTypes.push_back(*type);
        else
            table.mistake("types has an unknown key type");
    }
    profile.keyMaker = table.word<CardProfile::KeyMaker>(
        "generated-by",
        {{"user", CardProfile::KeyMaker::User}, {"security-officer", CardProfile::KeyMaker::SecurityOfficer}});
    return table.finish();
}

Result<> readPin(TableReader table, PinRule& rule) {
    rule.alphabet =
        table.word<PinRule::Alphabet>("alphabet", {{"digits", PinRule::Alphabet::Digits},
                                                   {"letters-and-digits", PinRule::Alphabet::LettersAndDigits},
                                                   {"printable", PinRule::Alphabet::Printable}});
    rule.min = table.count("min", 255);
    rule.max = table.count("max", 255);
    if (rule.min > rule.max)
        table.mistake("min is greater than max");
    return table.finish();
}

Result<CardProfile> fromTable(const toml::table& root) {
    CardProfile profile;
    TableReader top{&root, ""};
    profile.name = top.text("name");
    profile.module = top.text("module");
    RAPOINT_CHECK(readCard({top.table("card"), "card"}, profile));
    RAPOINT_CHECK(readKeys({top.table("keys"), "keys"}, profile));
    RAPOINT_CHECK(readPin({top.table("pin"), "pin"}, profile.pin));
    RAPOINT_CHECK(readPin({top.table("so-pin"), "so-pin"}, profile.soPin));
    RAPOINT_CHECK(top.finish());
    return profile;
}

bool allowed(PinRule::Alphabet alphabet, std::uint8_t c) {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    switch (alphabet) {
    case PinRule::Alphabet::Digits:
        return digit;
    case PinRule::Alphabet::LettersAndDigits:
        return digit || letter;
    case PinRule::Alphabet::Printable:
        return c > ' ' && c < 0x7f;
    }
    return false;
}

} // namespace

Result<CardProfile> parseCardProfile(std::string_view text) {
    if (text.size() > kLargestProfile)
        return failure(FaultCode::ConfigurationInvalid, "card profile: larger than 64 KiB");
    try {
        return fromTable(toml::parse(text));
    } catch (const toml::parse_error& error) {
        return failure(FaultCode::ConfigurationInvalid, "card profile: line " +
                                                            std::to_string(error.source().begin.line) + ": " +
                                                            std::string{error.description()});
    }
}

Result<CardProfile> readCardProfile(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::string text(kLargestProfile + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream.is_open() || stream.bad())
        return failure(FaultCode::ConfigurationInvalid, "card profile cannot be read: " + file.string());
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return parseCardProfile(text);
}

Result<> checkNewPin(const PinRule& rule, const Secret& pin) {
    if (pin.size() < rule.min || pin.size() > rule.max)
        return failure(FaultCode::PinPolicy,
                       "length must be " + std::to_string(rule.min) + " to " + std::to_string(rule.max));
    const ByteView bytes = pin.bytes();
    if (!std::all_of(bytes.begin(), bytes.end(), [&](std::uint8_t c) { return allowed(rule.alphabet, c); }))
        return failure(FaultCode::PinPolicy, "a character is not allowed");
    return {};
}

} // namespace rapoint::card
