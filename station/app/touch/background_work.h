#pragma once

namespace rapoint::app {

/// This thread, and those that it starts from now on, let the window's thread have the processor first: a touch is
/// answered before a frame is read. Where the system does not allow that, everything is as before.
void workInBackground();

} // namespace rapoint::app
