#include "station/card/card_profile.h"

#include <cstdlib>

// A profile that is accepted is usable: it has a module, key types, and PIN lengths that some PIN has.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto profile = rapoint::card::parseCardProfile(rapoint::textOf({data, size}));
    if (profile && (profile->module.empty() || profile->keyTypes.empty() || profile->pin.min > profile->pin.max))
        std::abort();
    return 0;
}
