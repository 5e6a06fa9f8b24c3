#pragma once

#include "station/base/clock.h"
#include "station/base/digest.h"

#include <cstdint>
#include <map>

namespace rapoint::work {

/// Whom the central has withdrawn: keys of officers and stations whose certificates have not ended yet.
struct Withdrawals {
    std::uint64_t number = 0; ///< of all that were ever withdrawn; never falls
    Instant issuedAt{};
    std::map<Digest, Instant> keys{}; ///< digest of the SubjectPublicKeyInfo, and since when
};

} // namespace rapoint::work
