#include "printing/escp/escp_form.h"

#include "station/base/digest.h"
#include "station/base/text.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace rapoint::printing {

namespace {

constexpr std::size_t kMaxFormSize = 64 * 1024;

/// Reads line after line.
class EscpFormParser {
public:
    explicit EscpFormParser(const std::string& name)
        : m_name{name} {}

    Result<> take(std::string_view raw) {
        ++m_line;
        const std::string_view line = trimmed(raw);
        if (line.empty() || line.starts_with("//"))
            return {};
        const auto blank = std::min(line.find(' '), line.size());
        const std::string_view word = line.substr(0, blank);
        const std::string_view rest = trimmed(line.substr(blank));
        if (word == "@init")
            return init(rest);
        if (word == "@codepage")
            return codePage(rest);
        if (word == "@status")
            return status(rest);
        if (word == "@text")
            return text(rest);
        if (word == "@window" || word == "@pin")
            return place(rest, word == "@pin" ? m_form.pin : m_form.window, word == "@pin" ? m_pin : m_window);
        return invalid("unknown directive");
    }

    Result<EscpForm> finish() {
        if (!m_status)
            return invalid("@status is missing: nobody would know what came out");
        if (!m_pin || m_form.codePage.empty())
            return invalid("@pin or @codepage is missing");
        return std::move(m_form);
    }

private:
    tl::unexpected<Fault> invalid(const std::string& what) const {
        return failure(FaultCode::TemplateInvalid, m_name + " line " + std::to_string(m_line) + ": " + what);
    }

    Result<> init(std::string_view rest) {
        std::string digits{rest};
        std::erase(digits, ' ');
        auto bytes = fromHex(digits);
        if (!bytes || bytes->size() > 200)
            return invalid("@init has at most 200 bytes in hex");
        m_form.init = std::move(*bytes);
        return {};
    }

    Result<> codePage(std::string_view rest) {
        const bool plain = !rest.empty() && rest.size() <= 20 && std::ranges::all_of(rest, [](char c) {
            return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        });
        if (!plain)
            return invalid("@codepage needs a name like CP852");
        m_form.codePage = rest;
        return {};
    }

    Result<> status(std::string_view rest) {
        auto parsed = EscpStatus::parse(rest);
        if (!parsed)
            return invalid(parsed.error().detail);
        m_form.status = std::move(*parsed);
        m_status = true;
        return {};
    }

    /// "LINE COLUMN"; what follows is left in `rest`.
    Result<EscpForm::Text> position(std::string_view& rest) const {
        EscpForm::Text place;
        for (auto* const number : {&place.line, &place.column}) {
            rest = trimmed(rest);
            const auto parsed = std::from_chars(rest.data(), rest.data() + rest.size(), *number);
            if (parsed.ec != std::errc{})
                return invalid("a place is LINE COLUMN");
            rest.remove_prefix(static_cast<std::size_t>(parsed.ptr - rest.data()));
        }
        if (place.line < 1 || place.line > EscpForm::kMaxLines || place.column < 1 ||
            place.column > EscpForm::kMaxColumns)
            return invalid("there are lines 1 to 100 and columns 1 to 160");
        return place;
    }

    Result<> text(std::string_view rest) {
        RAPOINT_TRY(EscpForm::Text found, position(rest));
        found.text = trimmed(rest);
        if (found.text.empty() || m_form.texts.size() == EscpForm::kMaxLines)
            return invalid("@text needs a text, and there are at most 100");
        m_form.texts.push_back(std::move(found));
        return {};
    }

    Result<> place(std::string_view rest, EscpForm::Text& target, bool& seen) {
        if (std::exchange(seen, true))
            return invalid("there is one @pin and one @window");
        RAPOINT_TRY(target, position(rest));
        return trimmed(rest).empty() ? Result<>{} : invalid("a place is LINE COLUMN");
    }

    const std::string& m_name;
    EscpForm m_form;
    int m_line = 0;
    bool m_status = false;
    bool m_pin = false;
    bool m_window = false;
};

} // namespace

Result<EscpForm> EscpForm::parse(std::string_view text, const std::string& name) {
    if (text.size() > kMaxFormSize || !fromUtf8(text))
        return failure(FaultCode::TemplateInvalid, name + ": larger than 64 KiB, or not UTF-8");
    EscpFormParser parser{name};
    RAPOINT_CHECK(eachLine(text, [&](std::string_view line) { return parser.take(line); }));
    return parser.finish();
}

} // namespace rapoint::printing
