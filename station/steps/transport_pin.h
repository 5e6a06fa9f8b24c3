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

/// A code for a person to type: twelve letters and digits (60 bits) in groups, none that look alike:
/// "7QKM-3XWR-P9TD".
Secret generationCode(Random& random);
/// The code as it is compared: without blanks and hyphens, in capitals. input-invalid if no code looks like it.
Result<Secret> plainCode(const Secret& typed);

/// The pieces one after the other.
Secret joined(std::initializer_list<ByteView> pieces);

/// The secret wrapped to the station's key, as base64, for an event.
Result<std::string> sealPin(const Secret& pin, StationKey& key);
Result<Secret> openPin(const std::string& sealed, StationKey& key);

} // namespace rapoint
