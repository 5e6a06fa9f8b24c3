#pragma once

namespace rapoint::app {

/// Overwrites what earlier calls of this thread left on its stack, below the caller. For after somebody's data
/// were worked on.
void wipeStack();

} // namespace rapoint::app
