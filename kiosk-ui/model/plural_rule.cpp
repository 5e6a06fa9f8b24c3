#include "kiosk-ui/model/plural_rule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::size_t kMaxForms = 6; // Arabic has the most
constexpr int kMaxDepth = 32;

/// The operators by how tightly they bind, loosest first; the longer of two that begin alike first.
constexpr std::array<std::array<std::string_view, 4>, 6> kOperators{
    {{"||"}, {"&&"}, {"==", "!="}, {"<=", ">=", "<", ">"}, {"+", "-"}, {"*", "/", "%"}}};

/// Evaluates the expression from left to right. Both sides of an operator are evaluated: nothing has an effect.
class Evaluation {
public:
    Evaluation(std::string_view rest, unsigned long n)
        : m_rest{rest}
        , m_n{n} {}

    /// Nothing if this is no expression.
    std::optional<unsigned long> run() {
        const unsigned long value = choice();
        skipBlanks();
        return m_sound && m_rest.empty() ? std::optional{value} : std::nullopt;
    }

private:
    void skipBlanks() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(' '), m_rest.size())); }
    bool take(std::string_view word) {
        skipBlanks();
        if (!m_rest.starts_with(word))
            return false;
        m_rest.remove_prefix(word.size());
        return true;
    }

    unsigned long choice() {
        if (++m_depth > kMaxDepth)
            return fail();
        const unsigned long condition = operation(0);
        unsigned long value = condition;
        if (take("?")) {
            const unsigned long yes = choice();
            m_sound = m_sound && take(":");
            const unsigned long no = choice();
            value = condition != 0 ? yes : no;
        }
        --m_depth;
        return value;
    }

    unsigned long operation(std::size_t level) {
        if (level == kOperators.size())
            return operand();
        unsigned long left = operation(level + 1);
        for (;;) {
            const std::string_view found = takeOperator(level);
            if (found.empty())
                return left;
            left = apply(found, left, operation(level + 1));
        }
    }

    std::string_view takeOperator(std::size_t level) {
        for (const std::string_view word : kOperators[level])
            if (!word.empty() && take(word))
                return word;
        return {};
    }

    unsigned long apply(std::string_view word, unsigned long left, unsigned long right) {
        if (word == "||")
            return left != 0 || right != 0;
        if (word == "&&")
            return left != 0 && right != 0;
        if (word == "==")
            return left == right;
        if (word == "!=")
            return left != right;
        if (word == "<=")
            return left <= right;
        if (word == ">=")
            return left >= right;
        if (word == "<")
            return left < right;
        if (word == ">")
            return left > right;
        if (word == "+")
            return left + right;
        if (word == "-")
            return left - right;
        if (word == "*")
            return left * right;
        if (right == 0)
            return fail();
        return word == "/" ? left / right : left % right;
    }

    unsigned long operand() {
        if (take("("))
            return bracket();
        if (take("!")) {
            if (++m_depth > kMaxDepth)
                return fail();
            const unsigned long value = operand();
            --m_depth;
            return value == 0;
        }
        if (take("n"))
            return m_n;
        unsigned long number = 0;
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), number);
        if (error != std::errc{})
            return fail();
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        return number;
    }

    unsigned long bracket() {
        const unsigned long value = choice();
        return take(")") ? value : fail();
    }

    unsigned long fail() {
        m_sound = false;
        m_rest = {};
        return 0;
    }

    std::string_view m_rest;
    unsigned long m_n;
    int m_depth = 0;
    bool m_sound = true;
};

} // namespace

Result<PluralRule> PluralRule::parse(std::string_view forms) {
    constexpr std::string_view kCount = "nplurals=";
    constexpr std::string_view kRule = "plural=";
    const std::size_t count = forms.find(kCount);
    const std::size_t rule = forms.find("; " + std::string{kRule});
    if (count == std::string_view::npos || rule == std::string_view::npos)
        return failure(FaultCode::MessageMalformed, "a catalogue without its plural forms");
    PluralRule parsed;
    const std::string_view number = forms.substr(count + kCount.size());
    std::from_chars(number.data(), number.data() + number.size(), parsed.m_forms);
    const std::string_view expression = forms.substr(rule + 2 + kRule.size());
    parsed.m_expression = expression.substr(0, expression.find(';'));
    if (parsed.m_forms < 1 || parsed.m_forms > kMaxForms || !Evaluation{parsed.m_expression, 1}.run())
        return failure(FaultCode::MessageMalformed, "the plural forms of a catalogue");
    return parsed;
}

std::size_t PluralRule::formFor(unsigned long n) const {
    const auto form = Evaluation{m_expression, n}.run();
    return form && *form < m_forms ? *form : m_forms - 1;
}

} // namespace rapoint::kiosk_ui
