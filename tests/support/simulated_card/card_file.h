#pragma once

#include "station/base/bytes.h"
#include "tests/support/simulated_card/simulated_key.h"

#include <array>
#include <map>
#include <memory>
#include <optional>

namespace rapoint::test {

using FileId = std::uint16_t;
constexpr FileId kRootId = 0x3F00; ///< MF: ISO 7816-4 §7.1.1

/// A file of a simulated card with what lies in it: a folder (DF), bytes (EF) or a key. The folder owns its files.
struct CardFile {
    enum class Kind : std::uint8_t { Bytes = 0x01, RsaKey = 0x11, EcKey = 0x22, Folder = 0x38 };
    /// What is asked for, as an index into the conditions: half bytes of `access`.
    enum Operation : std::uint8_t {
        Read = 0,
        CreateFolder = 0,
        UseKey = 0,
        Update = 1,
        CreateFile = 1,
        Delete = 2,
        Generate = 3
    };

    FileId id = 0;
    Kind kind = Kind::Bytes;
    std::array<std::uint8_t, 3> access{};
    std::array<std::uint8_t, 2> properties{};
    std::size_t size = 0; ///< bytes, of a key bits
    Bytes content{};
    std::optional<SimulatedKey> key{};
    CardFile* parent = nullptr;
    std::map<FileId, std::unique_ptr<CardFile>> files{};

    /// The file that a template (ISO 7816-4 §5.3.3, tag 62) describes; nothing where it makes no sense.
    static std::optional<CardFile> fromParameters(ByteView parameters);
    /// Tag 6F with what is known of the file; `lifeCycle` is 1 before activation and 7 after it.
    Bytes parameters(std::uint8_t lifeCycle) const;

    std::uint8_t condition(Operation operation) const;
    CardFile* find(FileId wanted);
    /// Bytes of the card's memory that it takes, with everything in it.
    std::size_t footprint() const;
};

} // namespace rapoint::test
