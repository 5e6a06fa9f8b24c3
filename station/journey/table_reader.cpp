#include "station/journey/table_reader.h"

#include <algorithm>

namespace rapoint {

const toml::node* TableReader::take(std::string_view key, Need need) {
    m_taken.emplace(key);
    const toml::node* const node = m_table.get(key);
    if (node == nullptr && need == Need::Required)
        report(key, "missing-key", "is missing");
    return node;
}

toml::source_position TableReader::placeOf(std::string_view key) const {
    for (const auto& [name, node] : m_table)
        if (name.str() == key)
            return name.source().begin;
    return m_table.source().begin;
}

void TableReader::report(std::string_view key, std::string rule, const std::string& what) {
    report(key, std::move(rule), what, m_mistakes);
}

void TableReader::report(std::string_view key, std::string rule, const std::string& what,
                         std::vector<ProfileMistake>& mistakes) const {
    if (mistakes.size() >= kMistakeLimit)
        return;
    const toml::source_position at = placeOf(key);
    // A key that is no word could be anything: it is not repeated in full.
    mistakes.push_back({static_cast<int>(at.line), static_cast<int>(at.column), std::move(rule),
                        m_where + ": '" + std::string{key.substr(0, 40)} + "' " + what});
}

std::optional<std::string> TableReader::shortText(std::string_view key, const toml::node& node) {
    const auto text = node.value_exact<std::string>();
    if (!text)
        report(key, "wrong-type", "has to be a text");
    else if (text->empty() || text->size() > kTextLimit)
        report(key, "wrong-value", "is empty or too long");
    else
        return text;
    return std::nullopt;
}

std::string TableReader::text(std::string_view key, Need need) {
    const toml::node* const node = take(key, need);
    return node != nullptr ? shortText(key, *node).value_or("") : "";
}

std::string TableReader::name(std::string_view key, Need need) {
    std::string value = text(key, need);
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (!value.empty() && !std::ranges::all_of(value, allowed))
        report(key, "wrong-value", "may only have lower-case letters, digits and hyphens");
    return value;
}

std::int64_t TableReader::number(std::string_view key, std::int64_t min, std::int64_t max, std::int64_t otherwise,
                                 Need need) {
    const toml::node* const node = take(key, need);
    if (node == nullptr)
        return otherwise;
    const auto value = node->value_exact<std::int64_t>();
    if (!value)
        report(key, "wrong-type", "has to be a whole number");
    else if (*value < min || *value > max)
        report(key, "wrong-value", "has to be from " + std::to_string(min) + " to " + std::to_string(max));
    else
        return *value;
    return otherwise;
}

std::optional<std::vector<std::string>> TableReader::listOf(std::string_view key, const toml::array& array) {
    if (array.size() > kListLimit) {
        report(key, "wrong-value", "has too many entries");
        return std::nullopt;
    }
    std::vector<std::string> list;
    for (const toml::node& node : array) {
        auto text = shortText(key, node);
        if (!text)
            return std::nullopt;
        list.push_back(std::move(*text));
    }
    return list;
}

std::vector<std::string> TableReader::texts(std::string_view key, Need need) {
    const toml::node* const node = take(key, need);
    if (node == nullptr)
        return {};
    if (!node->is_array()) {
        report(key, "wrong-type", "has to be a list of texts");
        return {};
    }
    if (node->as_array()->empty())
        report(key, "wrong-value", "is an empty list");
    return listOf(key, *node->as_array()).value_or(std::vector<std::string>{});
}

const toml::table* TableReader::table(std::string_view key, Need need) {
    const toml::node* const node = take(key, need);
    if (node != nullptr && !node->is_table())
        report(key, "wrong-type", "has to be a table");
    return node != nullptr ? node->as_table() : nullptr;
}

std::vector<const toml::table*> TableReader::tables(std::string_view key, Need need) {
    const toml::node* const node = take(key, need);
    if (node == nullptr)
        return {};
    const toml::array* const array = node->as_array();
    std::vector<const toml::table*> tables;
    if (array != nullptr && array->size() <= kListLimit)
        for (const toml::node& entry : *array)
            if (entry.is_table())
                tables.push_back(entry.as_table());
    if (array == nullptr || array->empty() || tables.size() != array->size())
        report(key, "wrong-type", "has to be a list of tables, at most " + std::to_string(kListLimit));
    return tables;
}

std::optional<Parameter> TableReader::parameter(std::string_view key) {
    const toml::node* const node = take(key, Need::Required);
    if (node == nullptr)
        return std::nullopt;
    if (const auto flag = node->value_exact<bool>())
        return Parameter{*flag};
    if (const auto value = node->value_exact<std::int64_t>())
        return Parameter{*value};
    if (const toml::array* const array = node->as_array()) {
        auto list = listOf(key, *array);
        return list ? std::optional<Parameter>{std::move(*list)} : std::nullopt;
    }
    auto text = shortText(key, *node);
    return text ? std::optional<Parameter>{std::move(*text)} : std::nullopt;
}

std::vector<std::string> TableReader::rest() const {
    std::vector<std::string> keys;
    for (const auto& [name, node] : m_table)
        if (!m_taken.contains(name.str()))
            keys.emplace_back(name.str());
    return keys;
}

void TableReader::rejectRest() {
    for (const std::string& key : rest())
        report(key, "unknown-key", "is not known here");
}

void TableReader::skipUnread(std::span<const std::string_view> keys, std::vector<ProfileMistake>& unread) {
    for (const std::string_view key : keys)
        if (has(key)) {
            m_taken.emplace(key);
            report(key, "not-read", "is read by nothing yet", unread);
        }
}

} // namespace rapoint
