#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <string>

namespace rapoint::sync {

/// The station that a certificate (DER) names as one that this authority (DER) has given to it: the common name;
/// seal-broken for a certificate of anybody else. Whether it is valid now is not looked at.
Result<std::string> stationIn(ByteView certificate, ByteView officerAuthority);

} // namespace rapoint::sync
