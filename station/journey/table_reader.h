#pragma once

#include "station/journey/profile.h"
#include "station/journey/profile_mistake.h"

#include <toml++/toml.h>

#include <set>
#include <span>

namespace rapoint {

/// Takes the keys of one TOML table one by one, reports what is missing, of the wrong type or left over. Lives
/// for the reading of its table; the list of mistakes belongs to the caller.
class TableReader {
public:
    static constexpr std::size_t kTextLimit = 200;
    static constexpr std::size_t kListLimit = 100;
    static constexpr std::size_t kMistakeLimit = 50;
    enum class Need { Required, Optional };

    TableReader(const toml::table& table, std::string where, std::vector<ProfileMistake>& mistakes)
        : m_table{table}
        , m_where{std::move(where)}
        , m_mistakes{mistakes} {}

    std::string text(std::string_view key, Need need = Need::Required);
    /// A word of lower-case letters, digits and hyphens.
    std::string name(std::string_view key, Need need = Need::Required);
    std::int64_t number(std::string_view key, std::int64_t min, std::int64_t max, std::int64_t otherwise,
                        Need need = Need::Required);
    std::vector<std::string> texts(std::string_view key, Need need = Need::Required);
    const toml::table* table(std::string_view key, Need need = Need::Required);
    std::vector<const toml::table*> tables(std::string_view key, Need need = Need::Required);
    std::optional<Parameter> parameter(std::string_view key);

    /// The keys that nobody has taken yet.
    std::vector<std::string> rest() const;
    void rejectRest();
    /// Takes these keys, where they are there, and lists them as "not-read".
    void skipUnread(std::span<const std::string_view> keys, std::vector<ProfileMistake>& unread);
    void report(std::string_view key, std::string rule, const std::string& what);
    bool has(std::string_view key) const { return m_table.contains(key); }
    int lineOf(std::string_view key) const { return static_cast<int>(placeOf(key).line); }
    int line() const { return static_cast<int>(m_table.source().begin.line); }

private:
    /// Of the key's value; of the table, where it has no such key.
    toml::source_position placeOf(std::string_view key) const;
    void report(std::string_view key, std::string rule, const std::string& what,
                std::vector<ProfileMistake>& mistakes) const;
    const toml::node* take(std::string_view key, Need need);
    std::optional<std::vector<std::string>> listOf(std::string_view key, const toml::array& array);
    std::optional<std::string> shortText(std::string_view key, const toml::node& node);

    const toml::table& m_table;
    std::string m_where;
    std::vector<ProfileMistake>& m_mistakes;
    std::set<std::string, std::less<>> m_taken;
};

} // namespace rapoint
