#pragma once

#include "station/base/result.h"
#include "station/base/secret.h"

#include <string>

namespace rapoint::app {

/// Asks on the controlling terminal and reads a line without echo, straight into a Secret of at most 64 bytes;
/// input-missing without a terminal or an answer.
Result<Secret> readSecretFromTerminal(const std::string& prompt);

} // namespace rapoint::app
