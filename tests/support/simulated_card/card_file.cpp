#include "tests/support/simulated_card/card_file.h"

#include <algorithm>

namespace rapoint::test {

namespace {

struct Element {
    std::uint8_t tag = 0;
    ByteView value;
};

/// The next element, with a length of one byte, is taken off `rest`; nothing where it does not fit.
std::optional<Element> takeElement(ByteView& rest) {
    if (rest.size() < 2 || rest[1] > rest.size() - 2)
        return std::nullopt;
    const Element element{rest[0], rest.subspan(2, rest[1])};
    rest = rest.subspan(2 + element.value.size());
    return element;
}

std::size_t numberIn(ByteView value) {
    return std::size_t{value[0]} << 8 | value[1];
}

std::optional<CardFile::Kind> kindOf(std::uint8_t byte) {
    using Kind = CardFile::Kind;
    for (const Kind kind : {Kind::Bytes, Kind::RsaKey, Kind::EcKey, Kind::Folder})
        if (static_cast<std::uint8_t>(kind) == byte)
            return kind;
    return std::nullopt;
}

/// False where the element contradicts itself.
bool apply(const Element& element, CardFile& file) {
    const ByteView value = element.value;
    switch (element.tag) {
    case 0x80:
    case 0x81:
        file.size = value.size() == 2 ? numberIn(value) : 0;
        return value.size() == 2;
    case 0x82: {
        const auto kind = value.empty() ? std::nullopt : kindOf(value.front());
        file.kind = kind.value_or(CardFile::Kind::Bytes);
        return kind.has_value();
    }
    case 0x83:
        file.id = value.size() == 2 ? static_cast<FileId>(numberIn(value)) : FileId{0};
        return value.size() == 2;
    case 0x86:
        std::copy_n(value.begin(), std::min(value.size(), file.access.size()), file.access.begin());
        return value.size() == file.access.size();
    case 0x85:
        std::copy_n(value.begin(), std::min(value.size(), file.properties.size()), file.properties.begin());
        return value.size() == file.properties.size();
    default:
        return true;
    }
}

} // namespace

std::optional<CardFile> CardFile::fromParameters(ByteView parameters) {
    const std::optional<Element> whole = takeElement(parameters);
    if (!whole || whole->tag != 0x62)
        return std::nullopt;
    CardFile file;
    ByteView rest = whole->value;
    while (!rest.empty() && rest.front() != 0) { // the end may be filled up with zeros
        const std::optional<Element> element = takeElement(rest);
        if (!element || !apply(*element, file))
            return std::nullopt;
    }
    if (file.id == 0)
        return std::nullopt;
    if (file.kind == Kind::Bytes)
        file.content.resize(file.size);
    return file;
}

Bytes CardFile::parameters(std::uint8_t lifeCycle) const {
    const auto high = [](std::size_t number) { return static_cast<std::uint8_t>(number >> 8); };
    const auto low = [](std::size_t number) { return static_cast<std::uint8_t>(number); };
    Bytes bytes{0x6F, 0};
    const auto add = [&](std::uint8_t tag, std::initializer_list<std::uint8_t> value) {
        bytes.push_back(tag);
        bytes.push_back(static_cast<std::uint8_t>(value.size()));
        bytes.insert(bytes.end(), value);
    };
    add(kind == Kind::Bytes ? 0x80 : 0x81, {high(size), low(size)});
    add(0x82, {static_cast<std::uint8_t>(kind)});
    add(0x83, {high(id), low(id)});
    add(0x86, {access[0], access[1], access[2]});
    add(0x85, {properties[0], properties[1]});
    add(0x8A, {lifeCycle});
    bytes[1] = static_cast<std::uint8_t>(bytes.size() - 2);
    return bytes;
}

std::uint8_t CardFile::condition(Operation operation) const {
    const std::uint8_t both = access[operation / 2U];
    return operation % 2U == 0 ? both >> 4U : both & 0x0FU;
}

CardFile* CardFile::find(FileId wanted) {
    const auto found = files.find(wanted);
    return found == files.end() ? nullptr : found->second.get();
}

std::size_t CardFile::footprint() const {
    std::size_t bytes = 32 + (kind == Kind::Folder ? 0 : size);
    for (const auto& [name, file] : files)
        bytes += file->footprint();
    return bytes;
}

} // namespace rapoint::test
