#pragma once

#include "station/base/bytes.h"

#include <string>

namespace rapoint::app {

/// RFC 7468 §5.
std::string certificatePem(ByteView der);
/// RFC 7468 §7.
std::string requestPem(ByteView der);

} // namespace rapoint::app
