#pragma once

#include "station/app/demo/demo_options.h"
#include "station/app/terminal/output.h"

namespace rapoint::app {

/// `rapoint demo`: sets a registration point up, unless the work directory has one, and makes one visit there.
/// Gives the exit status.
int runDemo(const DemoOptions& options, Output& output);

} // namespace rapoint::app
