#include "station/card/card_profile.h"

#include <cstdlib>

// A profile that is accepted is usable: it has a module, key types, PIN lengths that some PIN has, and what its
// way to initialise and to unblock needs.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using rapoint::card::CardProfile;
    const auto profile = rapoint::card::parseCardProfile(rapoint::textOf({data, size}));
    if (!profile)
        return 0;
    const bool made = profile->initialisation == CardProfile::Initialisation::Already;
    const bool byPuk = profile->unblocking == CardProfile::Unblocking::Puk;
    if (!profile->module.is_absolute() || profile->keyTypes.empty() || profile->pin.min > profile->pin.max ||
        (made && (profile->factorySoPin.empty() || profile->factoryLabel.empty())) ||
        byPuk != profile->puk.has_value())
        std::abort();
    return 0;
}
