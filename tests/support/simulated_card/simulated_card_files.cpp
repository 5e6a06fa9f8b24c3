#include "tests/support/simulated_card/simulated_card.h"

#include <algorithm>

namespace rapoint::test {

namespace {

constexpr std::size_t kMemory = 96 * 1024;
constexpr std::size_t kMaxFileCount = 256;

FileId idAt(ByteView path, std::size_t at) {
    return static_cast<FileId>(path[at] << 8 | path[at + 1]);
}

bool isFolder(const CardFile& file) {
    return file.kind == CardFile::Kind::Folder;
}

} // namespace

CardFile* SimulatedCard::fileAt(CardFile& start, ByteView path) const {
    CardFile* file = &start;
    for (std::size_t at = 0; at + 1 < path.size() && file != nullptr; at += 2)
        file = idAt(path, at) == kRootId ? m_root.get() : file->find(idAt(path, at));
    return file;
}

/// SELECT by identifier (P1 0), parent (3), name (4), path from the root (8) or from the folder (9): ISO 7816-4
/// §7.1.1. There is one name, the application's, and it selects the root.
SimulatedCard::Answer SimulatedCard::selectFile(const CommandApdu& command) {
    const Bytes name{0xA0, 0x00, 0x00, 0x00, 0x63, 'P', 'K', 'C', 'S', '-', '1', '5'};
    CardFile& folder = isFolder(*m_selected) ? *m_selected : *m_selected->parent;
    CardFile* file = nullptr;
    if (command.p1 != 4 && command.data.size() % 2 != 0)
        return {kWrongLength};
    switch (command.p1) {
    case 0:
        if (command.data.size() != 2)
            return {kWrongLength};
        file = idAt(command.data, 0) == folder.id ? &folder : fileAt(folder, command.data);
        break;
    case 3:
        file = folder.parent;
        break;
    case 4:
        file = command.data == name ? m_root.get() : nullptr;
        break;
    case 8:
        file = fileAt(*m_root, command.data);
        break;
    case 9:
        file = fileAt(folder, command.data);
        break;
    default:
        return {kWrongParameters};
    }
    if (file == nullptr)
        return {kFileNotFound};
    m_selected = file;
    if (command.p2 == 0x0C)
        return {};
    return {kDone, file->parameters(lifeCycle())};
}

/// GET DATA 01 A1: the identifiers of what is in the current folder.
SimulatedCard::Answer SimulatedCard::listFiles() const {
    const CardFile& folder = isFolder(*m_selected) ? *m_selected : *m_selected->parent;
    Answer list;
    for (const auto& [id, file] : folder.files)
        list.data.insert(list.data.end(), {static_cast<std::uint8_t>(id >> 8), static_cast<std::uint8_t>(id)});
    return list;
}

SimulatedCard::Answer SimulatedCard::readBinary(const CommandApdu& command) {
    if (m_selected->kind != CardFile::Kind::Bytes)
        return {0x6981};
    if (!permits(*m_selected, CardFile::Read))
        return {kAccessRefused};
    const std::size_t offset = command.parameters() & 0x7FFFU;
    const Bytes& content = m_selected->content;
    if (offset > content.size())
        return {kWrongOffset};
    const std::size_t size = std::min({command.expected, content.size() - offset, std::size_t{256}});
    const auto first = content.begin() + static_cast<std::ptrdiff_t>(offset);
    return {kDone, Bytes(first, first + static_cast<std::ptrdiff_t>(size))};
}

SimulatedCard::Answer SimulatedCard::updateBinary(const CommandApdu& command) {
    if (m_selected->kind != CardFile::Kind::Bytes)
        return {0x6981};
    if (!permits(*m_selected, CardFile::Update))
        return {kAccessRefused};
    const std::size_t offset = command.parameters() & 0x7FFFU;
    Bytes& content = m_selected->content;
    if (offset > content.size() || command.data.size() > content.size() - offset)
        return {kWrongOffset};
    std::copy(command.data.begin(), command.data.end(), content.begin() + static_cast<std::ptrdiff_t>(offset));
    return {};
}

SimulatedCard::Answer SimulatedCard::createFile(const CommandApdu& command) {
    CardFile& folder = isFolder(*m_selected) ? *m_selected : *m_selected->parent;
    std::optional<CardFile> file = CardFile::fromParameters(command.data);
    if (!file)
        return {kWrongData};
    if (!permits(folder, isFolder(*file) ? CardFile::CreateFolder : CardFile::CreateFile))
        return {kAccessRefused};
    if (folder.find(file->id) != nullptr || file->id == kRootId)
        return {kFileExists};
    const bool deep = isFolder(*file) && folder.parent != nullptr;
    if (deep || folder.files.size() >= kMaxFileCount || m_root->footprint() + file->footprint() > kMemory)
        return {kNoSpace};
    file->parent = &folder;
    auto& place = folder.files[file->id];
    place = std::make_unique<CardFile>(std::move(*file));
    m_selected = place.get();
    return {};
}

SimulatedCard::Answer SimulatedCard::deleteFile(const CommandApdu&) {
    if (m_selected->parent == nullptr)
        return {kConditionsNotMet};
    if (!permits(*m_selected, CardFile::Delete))
        return {kAccessRefused};
    CardFile& folder = *m_selected->parent;
    folder.files.erase(m_selected->id);
    m_selected = &folder;
    return {};
}

} // namespace rapoint::test
