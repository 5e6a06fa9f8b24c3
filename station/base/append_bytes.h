#pragma once

#include "station/base/bytes.h"

#include <algorithm>
#include <cstddef>

namespace rapoint {

/// Puts `more` behind `bytes`. In place of vector::insert, of which GCC 12 says at -O2 that it writes beyond the
/// end where it knows the first length (-Warray-bounds, of code that is right).
inline void append(Bytes& bytes, ByteView more) {
    const std::size_t before = bytes.size();
    bytes.resize(before + more.size());
    std::copy(more.begin(), more.end(), bytes.begin() + static_cast<std::ptrdiff_t>(before));
}

} // namespace rapoint
