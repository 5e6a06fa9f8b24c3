#include "station/steps/transport_pin.h"

#include "station/base/digest.h"

namespace rapoint {

Result<std::string> sealPin(const Secret& pin, StationKey& key) {
    RAPOINT_TRY(const Bytes wrapped, key.wrap(pin));
    return toBase64(wrapped);
}

Result<Secret> openPin(const std::string& sealed, StationKey& key) {
    RAPOINT_TRY(const Bytes wrapped, fromBase64(sealed));
    return key.unwrap(wrapped);
}

} // namespace rapoint
