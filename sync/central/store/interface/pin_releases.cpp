#include "sync/central/store/interface/pin_releases.h"

#include <array>

namespace rapoint::sync {

std::string_view nameOf(ReleaseState state) {
    constexpr std::array<std::string_view, 4> kNames{"open", "released", "locked", "expired"};
    return kNames.at(static_cast<std::size_t>(state));
}

} // namespace rapoint::sync
