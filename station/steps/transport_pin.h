#pragma once

#include "station/base/random.h"
#include "station/base/result.h"
#include "station/base/secret.h"
#include "station/ports/keys.h"

#include <initializer_list>
#include <string>

namespace rapoint {

/// Uniform random decimal digits.
Secret randomDigits(std::size_t count, Random& random);

/// The pieces one after the other.
Secret joined(std::initializer_list<ByteView> pieces);

/// The secret wrapped to the station's key, as base64, for an event.
Result<std::string> sealPin(const Secret& pin, StationKey& key);
Result<Secret> openPin(const std::string& sealed, StationKey& key);

} // namespace rapoint
