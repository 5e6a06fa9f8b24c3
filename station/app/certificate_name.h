#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <string>

namespace rapoint::app {

/// The subject's common name (RFC 5280 §4.1.2.6) of a DER certificate, UTF-8; message-malformed if it has none.
Result<std::string> commonNameOf(ByteView certificate);

} // namespace rapoint::app
