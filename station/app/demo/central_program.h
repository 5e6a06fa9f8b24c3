#pragma once

#include "station/base/result.h"

#include <string>
#include <vector>

namespace rapoint::app {

/// Has `rapoint-central`, which lies beside the running program, carry a command out, and waits for its end. The
/// fault is the one that the central reports; process-failed where it cannot be started, does not end within a
/// minute, or says nothing that can be understood.
Result<> runCentralCommand(std::vector<std::string> arguments);

} // namespace rapoint::app
