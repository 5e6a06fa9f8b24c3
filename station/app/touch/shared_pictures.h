#pragma once

namespace rapoint::app {

/// Overwrites the memory that this process shares with the display (MIT-SHM): cairo hands pictures over in it, and
/// what was handed over stays there until the next one takes its place. On the thread of the user interface, when
/// the display has taken everything.
void wipeSharedPictures();

} // namespace rapoint::app
