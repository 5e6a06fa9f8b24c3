#include "sync/stored_zip.h"

#include <algorithm>
#include <array>
#include <set>

namespace rapoint::sync {

namespace {

constexpr std::uint32_t kLocalSignature = 0x04034b50;
constexpr std::uint32_t kDirectorySignature = 0x02014b50;
constexpr std::uint32_t kEndSignature = 0x06054b50;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kDirectorySize = 46;
constexpr std::size_t kEndSize = 22;
constexpr std::uint16_t kVersion = 20;
constexpr std::uint16_t kFirstDay = 0x0021; // 1980-01-01 in MS-DOS form

constexpr std::array<std::uint32_t, 256> crcTable() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        table.at(i) = value;
    }
    return table;
}

std::uint32_t crc32(ByteView bytes) {
    static constexpr auto kTable = crcTable();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const std::uint8_t byte : bytes)
        crc = kTable[(crc ^ byte) & 0xFFU] ^ (crc >> 8U);
    return crc ^ 0xFFFFFFFFU;
}

void put(Bytes& out, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i)
        out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

std::uint32_t get(ByteView bytes, std::size_t at, int size) {
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i)
        value |= std::uint32_t{bytes[at + static_cast<std::size_t>(i)]} << (8 * i);
    return value;
}

// The fields that a local header and a directory entry share, from "version needed" to "extra length".
void putShared(Bytes& out, const ZipEntry& entry, std::uint32_t crc) {
    put(out, kVersion, 2);
    put(out, 0, 2); // flags
    put(out, 0, 2); // stored
    put(out, 0, 2); // midnight
    put(out, kFirstDay, 2);
    put(out, crc, 4);
    put(out, entry.content.size(), 4);
    put(out, entry.content.size(), 4);
    put(out, entry.name.size(), 2);
    put(out, 0, 2);
}

tl::unexpected<Fault> malformed(const char* what) {
    return failure(FaultCode::MessageMalformed, std::string{"zip: "} + what);
}

/// Where the reader is: members end where the next one begins, and the last where the directory begins.
struct Position {
    std::size_t directory = 0;
    std::size_t member = 0;
    std::size_t end = 0;
};

Result<ZipEntry> readEntry(ByteView zip, Position& at, std::size_t members, const ZipLimits& limits) {
    if (at.end - at.directory < kDirectorySize || get(zip, at.directory, 4) != kDirectorySignature)
        return malformed("directory entry");
    const ByteView shared = zip.subspan(at.directory + 6, 26);
    const std::uint32_t flags = get(shared, 2, 2);
    const std::size_t size = get(shared, 14, 4);
    const std::size_t nameSize = get(shared, 22, 2);
    // Bit 11 only says that names are UTF-8; ours are ASCII in any case.
    if ((flags & ~0x0800U) != 0 || get(shared, 4, 2) != 0 || get(shared, 18, 4) != size)
        return malformed("a member is not plainly stored");
    if (get(shared, 24, 2) != 0 || get(zip, at.directory + 32, 4) != 0)
        return malformed("extra field, comment or several disks");
    if (size > limits.maxEntrySize || nameSize == 0 || nameSize > 128)
        return malformed("a member is too large");
    if (at.end - at.directory < kDirectorySize + nameSize || get(zip, at.directory + 42, 4) != at.member)
        return malformed("a member is not where it belongs");
    if (members - at.member < kLocalSize + nameSize + size || get(zip, at.member, 4) != kLocalSignature)
        return malformed("a member is cut off");
    const ByteView name = zip.subspan(at.directory + kDirectorySize, nameSize);
    if (!std::ranges::equal(shared, zip.subspan(at.member + 4, 26)) ||
        !std::ranges::equal(name, zip.subspan(at.member + kLocalSize, nameSize)))
        return malformed("a member and the directory differ");
    const ByteView content = zip.subspan(at.member + kLocalSize + nameSize, size);
    if (crc32(content) != get(shared, 10, 4))
        return malformed("a member's check sum");
    at.directory += kDirectorySize + nameSize;
    at.member += kLocalSize + nameSize + size;
    return ZipEntry{std::string{textOf(name)}, Bytes{content.begin(), content.end()}};
}

} // namespace

Bytes writeStoredZip(const std::vector<ZipEntry>& entries) {
    Bytes out;
    Bytes directory;
    std::size_t total = kEndSize;
    for (const ZipEntry& entry : entries)
        total += kLocalSize + kDirectorySize + 2 * entry.name.size() + entry.content.size();
    out.reserve(total);
    for (const ZipEntry& entry : entries) {
        const std::uint32_t crc = crc32(entry.content);
        put(directory, kDirectorySignature, 4);
        put(directory, kVersion, 2); // made by
        putShared(directory, entry, crc);
        put(directory, 0, 2); // comment
        put(directory, 0, 2); // disk
        put(directory, 0, 2); // internal attributes
        put(directory, 0, 4); // external attributes
        put(directory, out.size(), 4);
        directory.insert(directory.end(), entry.name.begin(), entry.name.end());
        put(out, kLocalSignature, 4);
        putShared(out, entry, crc);
        out.insert(out.end(), entry.name.begin(), entry.name.end());
        out.insert(out.end(), entry.content.begin(), entry.content.end());
    }
    const std::size_t offset = out.size();
    out.insert(out.end(), directory.begin(), directory.end());
    put(out, kEndSignature, 4);
    put(out, 0, 4); // disks
    put(out, entries.size(), 2);
    put(out, entries.size(), 2);
    put(out, directory.size(), 4);
    put(out, offset, 4);
    put(out, 0, 2);
    return out;
}

Result<std::vector<ZipEntry>> readStoredZip(ByteView archive, const ZipLimits& limits) {
    if (archive.size() < kEndSize || archive.size() > limits.maxTotalSize)
        return malformed("size");
    const std::size_t end = archive.size() - kEndSize;
    const std::size_t count = get(archive, end + 10, 2);
    const std::size_t members = get(archive, end + 16, 4);
    if (get(archive, end, 4) != kEndSignature || get(archive, end + 4, 4) != 0 ||
        get(archive, end + 8, 2) != count || get(archive, end + 20, 2) != 0 || members > end ||
        get(archive, end + 12, 4) != end - members)
        return malformed("end record");
    if (count > limits.maxEntries)
        return malformed("too many members");
    std::vector<ZipEntry> entries;
    std::set<std::string> names;
    Position at{members, 0, end};
    for (std::size_t i = 0; i < count; ++i) {
        RAPOINT_TRY(ZipEntry entry, readEntry(archive, at, members, limits));
        if (!names.insert(entry.name).second)
            return malformed("two members of one name");
        entries.push_back(std::move(entry));
    }
    if (at.directory != end || at.member != members)
        return malformed("bytes that belong to no member");
    return entries;
}

} // namespace rapoint::sync
