#include "sync/central/store/interface/package_store.h"

#include <array>

namespace rapoint::sync {

std::string_view nameOf(PackageState state) {
    constexpr std::array<std::string_view, 4> kNames{"receiving", "received", "opened", "unopenable"};
    return kNames.at(static_cast<std::size_t>(state));
}

bool belongsTo(const PackageChunk& chunk, const StoredPackage& row) {
    return row.digest == chunk.digest &&
           (row.station == chunk.station || chunk.station == kImportStation || row.station == kImportStation);
}

std::optional<ChunkOutcome> objectionToRival(const PackageChunk& chunk, const StoredPackage& counting) {
    if (counting.digest != chunk.digest)
        return counting.state == PackageState::Opened ? std::optional{ChunkOutcome::AnotherPackage} : std::nullopt;
    return counting.state == PackageState::Receiving ? std::nullopt : std::optional{ChunkOutcome::AnotherStation};
}

std::optional<ChunkOutcome> objectionTo(const PackageChunk& chunk, const StoredPackage& row) {
    if (row.size != chunk.size)
        return ChunkOutcome::AnotherPackage;
    if (row.state != PackageState::Receiving || row.offset != chunk.offset ||
        chunk.bytes.size() > row.size - row.offset)
        return ChunkOutcome::WrongOffset;
    return std::nullopt;
}

} // namespace rapoint::sync
