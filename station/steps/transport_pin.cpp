#include "station/steps/transport_pin.h"

namespace rapoint {

Result<Sealed> sealPin(const Secret& pin, StationKey& key) {
    RAPOINT_TRY(const Bytes wrapped, key.wrap(pin));
    return Sealed::of(wrapped);
}

Result<Secret> openPin(const Sealed& sealed, StationKey& key) {
    RAPOINT_TRY(const Bytes wrapped, sealed.form());
    return key.unwrap(wrapped);
}

} // namespace rapoint
