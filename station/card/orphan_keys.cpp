#include "station/card/orphan_keys.h"

#include "station/card/piped_program.h"

#include <algorithm>
#include <optional>

namespace rapoint::card {

namespace {

constexpr const char* kTool = "/usr/bin/pkcs15-tool";
constexpr const char* kExplorer = "/usr/bin/opensc-explorer";
constexpr std::string_view kFolder = "cd 5015\n";
constexpr std::string_view kVerify = "verify CHV1";
/// The card keeps PINs filled up to eight bytes with FF (OpenSC's myeid.profile).
constexpr std::size_t kPinSize = 8;
constexpr auto kLimit = std::chrono::seconds{60};

/// The file identifier in four hex digits at the beginning of the text, if it is one of the key files.
std::optional<std::string> keyFileIn(std::string_view text) {
    std::string name{text.substr(0, 4)};
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'a' && c <= 'f' ? c - 'a' + 'A' : c; });
    const bool hex = name.find_first_not_of("0123456789ABCDEF") == std::string::npos;
    return name.size() == 4 && hex && name.starts_with("4B") ? std::optional{name} : std::nullopt;
}

template <class Read>
std::vector<std::string> fromLines(std::string_view text, Read read) {
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (std::optional<std::string> name = read(text.substr(0, end)))
            names.push_back(std::move(*name));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names;
}

Result<std::vector<std::string>> orphansOn(const std::string& reader) {
    RAPOINT_TRY(const std::string keys,
                runPiped({kTool, "--reader", reader, "--list-keys"}, Secret{}, ProgramOutput::Read, kLimit));
    const Secret look = Secret::copyOf(bytesOf(std::string{kFolder} + "ls\n"));
    RAPOINT_TRY(const std::string files,
                runPiped({kExplorer, "--reader", reader}, look, ProgramOutput::Read, kLimit));
    std::vector<std::string> orphans = keyFilesListed(files);
    const std::vector<std::string> known = keyFilesKnown(keys);
    std::erase_if(orphans, [&](const std::string& name) { return std::ranges::find(known, name) != known.end(); });
    return orphans;
}

/// The commands for opensc-explorer, with the PIN as " 31:32:…:FF". At the end the card forgets that it was
/// verified.
Secret removal(const std::vector<std::string>& orphans, const Secret& pin) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string after = "\n";
    for (const std::string& name : orphans)
        after += "delete " + name + "\n";
    after += "apdu 00:2E:00:00\n";
    Secret commands{kFolder.size() + kVerify.size() + 3 * kPinSize + after.size()};
    auto at = commands.writable().begin();
    const auto put = [&](std::string_view text) { at = std::ranges::copy(bytesOf(text), at).out; };
    put(kFolder);
    put(kVerify);
    for (std::size_t i = 0; i < kPinSize; ++i) {
        const std::uint8_t byte = i < pin.size() ? pin.bytes()[i] : 0xFF;
        put(i == 0 ? " " : ":");
        put(kDigits.substr(byte >> 4U, 1));
        put(kDigits.substr(byte & 0x0FU, 1));
    }
    put(after);
    return commands;
}

} // namespace

std::vector<std::string> keyFilesListed(std::string_view explorerSaid) {
    return fromLines(explorerSaid, [](std::string_view line) {
        return keyFileIn(line.substr(std::min(line.find_first_not_of(' '), line.size())));
    });
}

std::vector<std::string> keyFilesKnown(std::string_view toolSaid) {
    return fromLines(toolSaid, [](std::string_view line) -> std::optional<std::string> {
        const std::size_t label = line.find("Path");
        const std::size_t last = line.find_last_not_of(" \r");
        if (label == std::string_view::npos || last < label + 8)
            return std::nullopt;
        return keyFileIn(line.substr(last - 3));
    });
}

Result<> removeOrphanKeys(const std::string& reader, const Secret& pin) {
    if (pin.size() > kPinSize)
        return failure(FaultCode::PinPolicy, "this card's PINs have another length; no try was used");
    RAPOINT_TRY(const std::vector<std::string> orphans, orphansOn(reader));
    if (orphans.empty())
        return {};
    RAPOINT_CHECK(
        runPiped({kExplorer, "--reader", reader}, removal(orphans, pin), ProgramOutput::Discard, kLimit));
    RAPOINT_TRY(const std::vector<std::string> left, orphansOn(reader));
    if (!left.empty())
        return failure(FaultCode::CardModuleFailed, "a key that was left unfinished cannot be removed");
    return {};
}

} // namespace rapoint::card
