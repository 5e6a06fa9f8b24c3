#include "printing/envelope/envelope_order.h"
#include "printing/escp/escp_form.h"

#include <algorithm>
#include <array>
#include <memory>

#include <iconv.h>

namespace rapoint::printing {

namespace {

constexpr std::uint8_t kBlank = ' ';

/// From UTF-8 to a code page of one byte a letter.
class CodePage {
public:
    explicit CodePage(const std::string& name)
        : m_conversion{::iconv_open(name.c_str(), "UTF-8")} {}
    CodePage(const CodePage&) = delete;
    CodePage& operator=(const CodePage&) = delete;
    ~CodePage() {
        if (isKnown())
            ::iconv_close(m_conversion);
    }

    // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv_open(3) says failure so
    bool isKnown() const { return m_conversion != reinterpret_cast<iconv_t>(-1); }

    /// Nothing for a letter that it has not got, or a control character.
    std::optional<Bytes> encode(std::string text) {
        Bytes encoded(text.size());
        char* in = text.data();
        std::size_t inLeft = text.size();
        char* out = reinterpret_cast<char*>(encoded.data());
        std::size_t outLeft = encoded.size();
        ::iconv(m_conversion, nullptr, nullptr, nullptr, nullptr);
        if (::iconv(m_conversion, &in, &inLeft, &out, &outLeft) != 0)
            return std::nullopt;
        encoded.resize(encoded.size() - outLeft);
        if (std::ranges::any_of(encoded, [](std::uint8_t c) { return c < kBlank || c == 0x7f; }))
            return std::nullopt;
        return encoded;
    }

private:
    iconv_t m_conversion;
};

std::string replaced(std::string text, std::string_view placeholder, const std::string& value) {
    for (auto at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at + value.size()))
        text.replace(at, placeholder.size(), value);
    return text;
}

/// The form as lines of bytes, on which texts are put.
class Sheet {
public:
    Result<> put(std::size_t line, std::size_t column, const Bytes& text) {
        if (line > EscpForm::kMaxLines || column - 1 + text.size() > EscpForm::kMaxColumns)
            return failure(FaultCode::InputInvalid, "a text does not fit on the form");
        Bytes& target = m_lines[line - 1];
        target.resize(std::max(target.size(), column - 1 + text.size()), kBlank);
        const auto at = target.begin() + static_cast<std::ptrdiff_t>(column - 1);
        if (std::any_of(at, at + static_cast<std::ptrdiff_t>(text.size()),
                        [](std::uint8_t c) { return c != kBlank; }))
            return failure(FaultCode::TemplateInvalid,
                           "two texts stand on each other in line " + std::to_string(line));
        std::ranges::copy(text, at);
        return {};
    }
    const Bytes& line(std::size_t number) const { return m_lines[number - 1]; }
    std::size_t last() const {
        std::size_t last = EscpForm::kMaxLines;
        while (last > 1 && m_lines[last - 1].empty())
            --last;
        return last;
    }

private:
    std::array<Bytes, EscpForm::kMaxLines> m_lines;
};

Result<Sheet> filled(const EscpForm& form, const EscpValues& values) {
    CodePage codePage{form.codePage};
    if (!codePage.isKnown())
        return failure(FaultCode::TemplateInvalid, "no code page is called " + form.codePage);
    Sheet sheet;
    const auto put = [&](std::size_t line, std::size_t column, const std::string& text) -> Result<> {
        const auto encoded = codePage.encode(text);
        if (!encoded)
            return failure(FaultCode::InputInvalid, "a letter is not in the printer's code page " + form.codePage);
        return sheet.put(line, column, *encoded);
    };
    for (const EscpForm::Text& text : form.texts) {
        const std::string whole = replaced(replaced(text.text, "{{envelopeSerial}}", values.envelopeSerial),
                                           "{{cardSerial}}", values.cardSerial);
        if (whole.find("{{") != std::string::npos)
            return failure(FaultCode::TemplateInvalid,
                           "line " + std::to_string(text.line) + " of the form has an unknown placeholder");
        RAPOINT_CHECK(put(text.line, text.column, whole));
    }
    for (std::size_t i = 0; i < values.windowLines.size(); ++i)
        RAPOINT_CHECK(put(form.window.line + i, form.window.column, values.windowLines[i]));
    if (sheet.line(form.pin.line).size() >= form.pin.column ||
        form.pin.column - 1 + kMaxPinLength > EscpForm::kMaxColumns)
        return failure(FaultCode::TemplateInvalid, "nothing may stand behind the PIN in its line");
    return sheet;
}

} // namespace

Result<EscpPage> escpPage(const EscpForm& form, const EscpValues& values) {
    constexpr std::uint8_t kFormFeed = 0x0c;
    RAPOINT_TRY(const Sheet sheet, filled(form, values));
    EscpPage page{.bytes = form.init};
    const std::size_t last = std::max(sheet.last(), form.pin.line);
    for (std::size_t number = 1; number <= last; ++number) {
        const Bytes& line = sheet.line(number);
        page.bytes.insert(page.bytes.end(), line.begin(), line.end());
        if (number == form.pin.line) {
            page.bytes.insert(page.bytes.end(), form.pin.column - 1 - line.size(), kBlank);
            page.pinOffset = page.bytes.size();
            page.bytes.insert(page.bytes.end(), kMaxPinLength, kBlank);
        }
        page.bytes.insert(page.bytes.end(), {'\r', '\n'});
    }
    page.bytes.push_back(kFormFeed);
    return page;
}

} // namespace rapoint::printing
