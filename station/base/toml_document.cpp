#include "station/base/toml_document.h"

#include <algorithm>

namespace rapoint {

namespace {

/// Walks over a TOML text and knows what is a string or a comment (TOML 1.0 §String, §Comment).
class TomlWalk {
public:
    explicit TomlWalk(std::string_view text)
        : m_text{text} {}

    /// Where the first character beyond ASCII outside strings and comments stands; npos: nowhere.
    std::size_t strayCharacter() {
        m_at = m_text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (static_cast<unsigned char>(c) >= 0x80)
                return m_at;
            if (c == '#')
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
            else if (c == '"' || c == '\'')
                skipString(c);
            else
                ++m_at;
        }
        return std::string_view::npos;
    }

private:
    void skipString(char quote) {
        const std::string three(3, quote);
        if (!m_text.substr(m_at).starts_with(three))
            return skipLine(quote);
        for (m_at += 3; m_at < m_text.size(); ++m_at) {
            if (quote == '"' && m_text[m_at] == '\\')
                ++m_at;
            else if (m_text.substr(m_at).starts_with(three))
                break;
        }
        m_at += 3;
        // Up to two quotes directly before the closing three belong to the string.
        for (int more = 0; more < 2 && m_at < m_text.size() && m_text[m_at] == quote; ++more)
            ++m_at;
    }

    void skipLine(char quote) {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '\n'; ++m_at) {
            if (quote == '"' && m_text[m_at] == '\\')
                ++m_at;
            else if (m_text[m_at] == quote)
                break;
        }
        ++m_at;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

tl::expected<toml::table, TomlMistake> parseToml(std::string_view text) {
    // toml++ 3.3 has undefined behaviour where it asks whether such a character is white space: its table of
    // ranges lacks U+00A1 to U+0499.
    if (const std::size_t stray = TomlWalk{text}.strayCharacter(); stray != std::string_view::npos) {
        const std::string_view before = text.substr(0, stray);
        const std::size_t lineStart = before.rfind('\n') + 1;
        return tl::unexpected{TomlMistake{
            static_cast<int>(std::ranges::count(before, '\n')) + 1, static_cast<int>(stray - lineStart) + 1,
            "outside texts in quotes and comments only ASCII characters are allowed"}};
    }
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        return tl::unexpected{
            TomlMistake{static_cast<int>(at.line), static_cast<int>(at.column), std::string{error.description()}}};
    }
}

} // namespace rapoint
