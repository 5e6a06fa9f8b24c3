#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace rapoint::store {

// How values of ours stand in columns: instants as milliseconds since 1970, byte strings as blobs.

inline std::int64_t toColumn(Instant at) {
    return at.time_since_epoch().count();
}

inline Instant instantOf(const SQLite::Column& column) {
    return Instant{std::chrono::milliseconds{column.getInt64()}};
}

/// A view of the column's bytes, valid until the statement steps on.
inline ByteView blobOf(const SQLite::Column& column) {
    return {static_cast<const std::uint8_t*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

inline void bindBlob(SQLite::Statement& statement, int index, ByteView bytes) {
    statement.bind(index, bytes.data(), static_cast<int>(bytes.size()));
}

} // namespace rapoint::store
