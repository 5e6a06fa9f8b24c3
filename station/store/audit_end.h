#pragma once

#include "station/base/result.h"
#include "station/crypto/openssl_ptr.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapoint::store {

/// The end of the chain according to the database.
struct AuditHead {
    std::uint64_t number = 0;
    std::string hash;
    std::uint64_t size = 0; ///< of the file, bytes
};

/// How much of a log's end has to be looked at to find a head in it, bytes.
inline constexpr std::size_t kLongestUnsignedEnd = 101 * 4096;

/// Looks at the last lines of a log, back to the newest head: how many entries come after it, nothing where there
/// is no head among the last kHeadSpacing. audit-broken: the last line is not the one of `head`, the lines do not
/// follow each other, or the head was not signed by the station's key.
Result<std::optional<std::uint64_t>> unsignedAtEnd(std::string_view end, const AuditHead& head, EVP_PKEY& station);

} // namespace rapoint::store
