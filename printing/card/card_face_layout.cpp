#include "printing/card/card_face_layout.h"

#include "printing/template/inline_text.h"
#include "station/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace rapoint::printing {

namespace {

constexpr std::size_t kMaxLayoutSize = 64 * 1024;
constexpr std::size_t kMaxParts = 200;
constexpr double kMaxCardSize = 300;

class CardFaceParser {
public:
    explicit CardFaceParser(const std::string& name) { m_layout.name = name; }

    Result<> take(std::string_view raw) {
        ++m_line;
        const std::string_view line = trimmed(raw);
        if (line.empty() || line.starts_with("//"))
            return {};
        const auto bar = line.find('|');
        std::vector<std::string> words;
        for (const std::string& word : split(std::string{line.substr(0, bar)}, ' '))
            if (!word.empty())
                words.push_back(word);
        const std::string_view text = bar == std::string_view::npos ? "" : trimmed(line.substr(bar + 1));
        if (!words.empty() && words[0] == "@text")
            return addText(std::move(words), text);
        if (bar != std::string_view::npos || words.empty())
            return invalid("only @text has a text");
        return addShape(words);
    }

    Result<CardFaceLayout> finish() {
        if (m_layout.width <= 0)
            return invalid("@card is missing");
        return std::move(m_layout);
    }

private:
    tl::unexpected<Fault> invalid(const std::string& what) const {
        return failure(FaultCode::TemplateInvalid,
                       m_layout.name + " line " + std::to_string(m_line) + ": " + what);
    }

    /// The numbers behind the directive: that many, none negative.
    Result<std::vector<double>> numbers(const std::vector<std::string>& words, std::size_t count) const {
        std::vector<double> values;
        for (std::size_t i = 1; i < words.size(); ++i) {
            double value = 0;
            const char* const end = words[i].data() + words[i].size();
            const auto parsed = std::from_chars(words[i].data(), end, value);
            if (parsed.ec != std::errc{} || parsed.ptr != end || !std::isfinite(value) || value < 0 ||
                value > kMaxCardSize)
                return invalid("numbers are millimetres from 0 to 300");
            values.push_back(value);
        }
        if (values.size() != count)
            return invalid(words[0] + " has " + std::to_string(count) + " numbers");
        return values;
    }

    Result<> check(const CardFaceLayout::Area& area) const {
        if (area.width <= 0 || area.height <= 0 || area.x + area.width > m_layout.width ||
            area.y + area.height > m_layout.height)
            return invalid("this is not on the card");
        return {};
    }

    Result<> addShape(const std::vector<std::string>& words) {
        const bool card = words[0] == "@card";
        const bool photo = words[0] == "@photo";
        if (!card && !photo && words[0] != "@box")
            return invalid("unknown directive " + words[0]);
        RAPOINT_TRY(const auto values, numbers(words, card ? 2 : photo ? 4 : 5));
        if (card) {
            if (m_layout.width > 0 || values[0] < 10 || values[1] < 10)
                return invalid("there is one @card, at least 10 mm each way, before everything else");
            m_layout.width = values[0];
            m_layout.height = values[1];
            return {};
        }
        if (m_layout.photos.size() + m_layout.boxes.size() + m_layout.texts.size() == kMaxParts)
            return invalid("too much for a card");
        const CardFaceLayout::Area area{values[0], values[1], values[2], values[3]};
        RAPOINT_CHECK(check(area));
        if (photo && !m_layout.photos.empty())
            return invalid("there is one @photo");
        if (photo)
            m_layout.photos.push_back(area);
        else
            m_layout.boxes.push_back({area, std::min(values[4], 100.0) / 100});
        return {};
    }

    Result<> addText(std::vector<std::string> words, std::string_view text) {
        const bool bold = words.back() == "bold";
        if (bold)
            words.pop_back();
        RAPOINT_TRY(const auto values, numbers(words, 4));
        RAPOINT_CHECK(check({values[0], values[1], values[2], values[3] / 72 * 25.4}));
        if (text.empty() || m_layout.texts.size() == kMaxParts)
            return invalid("@text needs | and a text");
        if (auto wrong = mistakeIn(text))
            return invalid(*wrong);
        m_layout.texts.push_back({m_line, values[0], values[1], values[2], values[3], bold, std::string{text}});
        return {};
    }

    CardFaceLayout m_layout;
    int m_line = 0;
};

} // namespace

Result<CardFaceLayout> CardFaceLayout::parse(std::string_view text, const std::string& name) {
    if (text.size() > kMaxLayoutSize || !fromUtf8(text))
        return failure(FaultCode::TemplateInvalid, name + ": larger than 64 KiB, or not UTF-8");
    CardFaceParser parser{name};
    RAPOINT_CHECK(eachLine(text, [&](std::string_view line) { return parser.take(line); }));
    return parser.finish();
}

} // namespace rapoint::printing
