#include "printing/layout/srgb_profile.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace rapoint::printing {

namespace {

constexpr std::size_t kHeaderSize = 128;

/// Big-endian numbers and signatures (ICC.1 §4).
class Writer {
public:
    void number(std::uint32_t value, int bytes = 4) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
            m_bytes.push_back(static_cast<std::uint8_t>(value >> shift));
    }
    void text(std::string_view text) { m_bytes.insert(m_bytes.end(), text.begin(), text.end()); }
    void wideText(std::string_view text) {
        for (const char c : text)
            number(static_cast<std::uint8_t>(c), 2);
    }
    /// s15Fixed16Number.
    void fixed(double value) {
        number(static_cast<std::uint32_t>(static_cast<std::int32_t>(value * 65536.0 + (value < 0 ? -0.5 : 0.5))));
    }
    void fill(std::size_t upTo) { m_bytes.resize(upTo); }
    void align() { m_bytes.resize((m_bytes.size() + 3) / 4 * 4); }
    void append(const Bytes& bytes) { m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end()); }
    std::size_t size() const { return m_bytes.size(); }
    Bytes take() { return std::move(m_bytes); }

private:
    Bytes m_bytes;
};

/// multiLocalizedUnicodeType (§10.13), one English record.
Bytes localText(std::string_view text) {
    Writer tag;
    tag.text("mluc");
    tag.number(0);
    tag.number(1);
    tag.number(12);
    tag.text("enUS");
    tag.number(static_cast<std::uint32_t>(2 * text.size()));
    tag.number(28);
    tag.wideText(text);
    tag.align();
    return tag.take();
}

Bytes fixedNumbers(std::string_view type, std::initializer_list<double> values) {
    Writer tag;
    tag.text(type);
    tag.number(0);
    for (const double value : values)
        tag.fixed(value);
    return tag.take();
}

/// parametricCurveType (§10.15), function 3: the two pieces of IEC 61966-2-1.
Bytes curve() {
    Writer tag;
    tag.text("para");
    tag.number(0);
    tag.number(3, 2);
    tag.number(0, 2);
    for (const double value : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045})
        tag.fixed(value);
    return tag.take();
}

/// The tags a three-component matrix profile has to have (§8.3.3); primaries adapted to D50 by Bradford.
std::vector<std::pair<std::string_view, Bytes>> tags() {
    return {{"desc", localText("sRGB IEC61966-2.1")},
            {"cprt", localText("No copyright, use freely")},
            {"wtpt", fixedNumbers("XYZ ", {0.9642, 1.0, 0.8249})},
            {"chad", fixedNumbers("sf32", {1.047882, 0.022919, -0.050217, 0.029587, 0.990479, -0.017059, -0.009232,
                                           0.015076, 0.751678})},
            {"rXYZ", fixedNumbers("XYZ ", {0.436066, 0.222488, 0.013916})},
            {"gXYZ", fixedNumbers("XYZ ", {0.385147, 0.716873, 0.097076})},
            {"bXYZ", fixedNumbers("XYZ ", {0.143066, 0.060608, 0.714096})},
            {"rTRC", curve()},
            {"gTRC", {}},
            {"bTRC", {}}};
}

void writeHeader(Writer& profile, std::size_t size) {
    profile.number(static_cast<std::uint32_t>(size));
    profile.number(0);
    profile.number(0x04200000);
    profile.text("mntrRGB XYZ ");
    for (const std::uint32_t part : {2026U, 1U, 1U, 0U, 0U, 0U})
        profile.number(part, 2);
    profile.text("acsp");
    profile.fill(68);
    // The profile connection space is that of illuminant D50 (§7.2.16).
    profile.number(0x0000F6D6);
    profile.number(0x00010000);
    profile.number(0x0000D32D);
    profile.fill(kHeaderSize);
}

} // namespace

Bytes srgbProfile() {
    const auto all = tags();
    const std::size_t dataBegins = kHeaderSize + 4 + 12 * all.size();
    Writer table;
    Writer data;
    table.number(static_cast<std::uint32_t>(all.size()));
    std::size_t at = 0;
    std::size_t size = 0;
    for (const auto& [name, content] : all) {
        // A tag without content of its own shares that of the tag before: the three curves are one.
        if (!content.empty()) {
            at = dataBegins + data.size();
            size = content.size();
            data.append(content);
        }
        table.text(name);
        table.number(static_cast<std::uint32_t>(at));
        table.number(static_cast<std::uint32_t>(size));
    }
    Writer profile;
    writeHeader(profile, dataBegins + data.size());
    profile.append(table.take());
    profile.append(data.take());
    return profile.take();
}

} // namespace rapoint::printing
