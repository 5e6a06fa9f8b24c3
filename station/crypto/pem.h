#pragma once

#include "station/base/bytes.h"

#include <string>

namespace rapoint {

/// RFC 7468 §5.
std::string certificatePem(ByteView der);
/// RFC 7468 §7.
std::string requestPem(ByteView der);

} // namespace rapoint
