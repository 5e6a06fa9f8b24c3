#include "kiosk-ui/model/catalogue.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::uint32_t kMagic = 0x950412de;
constexpr std::size_t kHeader = 20; // magic, revision, count, place of the ids, place of the texts
constexpr std::size_t kEntry = 8;   // length, place
constexpr std::size_t kMaxTexts = 10000;
static_assert(std::endian::native == std::endian::little, "catalogues are compiled for little endian");

std::uint32_t numberAt(ByteView bytes, std::size_t at) {
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

/// The string that the table's entry at this place describes; nothing where it reaches beyond the file.
std::optional<std::string_view> stringAt(ByteView bytes, std::size_t entry) {
    if (entry + kEntry > bytes.size())
        return std::nullopt;
    const std::size_t size = numberAt(bytes, entry);
    const std::size_t at = numberAt(bytes, entry + 4);
    if (at > bytes.size() || size > bytes.size() - at)
        return std::nullopt;
    return std::string_view{reinterpret_cast<const char*>(bytes.data()) + at, size};
}

std::string_view pluralForms(std::string_view header) {
    constexpr std::string_view kField = "Plural-Forms: ";
    const std::size_t at = header.find(kField);
    if (at == std::string_view::npos)
        return {};
    header.remove_prefix(at + kField.size());
    return header.substr(0, header.find('\n'));
}

} // namespace

Result<Catalogue> Catalogue::read(ByteView bytes) {
    if (bytes.size() < kHeader || numberAt(bytes, 0) != kMagic || numberAt(bytes, 8) > kMaxTexts)
        return failure(FaultCode::MessageMalformed, "no catalogue");
    Catalogue catalogue;
    const std::size_t count = numberAt(bytes, 8);
    for (std::size_t i = 0; i < count; ++i) {
        const auto id = stringAt(bytes, numberAt(bytes, 12) + i * kEntry);
        const auto text = stringAt(bytes, numberAt(bytes, 16) + i * kEntry);
        if (!id || !text)
            return failure(FaultCode::MessageMalformed, "a catalogue that ends too early");
        catalogue.m_texts[id->substr(0, id->find('\0'))] = *text;
    }
    RAPOINT_TRY(catalogue.m_plural, PluralRule::parse(pluralForms(catalogue.m_texts[""])));
    catalogue.m_texts.erase("");
    return catalogue;
}

std::optional<std::string_view> Catalogue::find(std::string_view id, std::optional<long> number) const {
    const auto at = m_texts.find(id);
    if (at == m_texts.end())
        return std::nullopt;
    std::string_view forms = at->second;
    const auto size = static_cast<unsigned long>(std::max(number.value_or(1), 0L));
    for (std::size_t form = number ? m_plural.formFor(size) : 0; form > 0; --form) {
        const std::size_t end = forms.find('\0');
        if (end == std::string_view::npos)
            break; // one form for all numbers
        forms.remove_prefix(end + 1);
    }
    return forms.substr(0, forms.find('\0'));
}

} // namespace rapoint::kiosk_ui
