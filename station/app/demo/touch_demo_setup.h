#pragma once

#include "station/app/demo/touch_demo.h"
#include "station/app/touch/touch_setup.h"

namespace rapoint::app {

/// A demonstration of the touch station, before a window is shown.
struct TouchDemoSetup {
    TouchSetup setup;   ///< whose session has the hints of a demonstration
    TouchDemoPlan plan; ///< for TouchDemo
};

/// `options` without assets: the installed ones are taken. `work` is made, empty for a new temporary directory.
/// storage-failed, configuration-invalid, and the faults of setUpTouch().
Result<TouchDemoSetup> setUpTouchDemo(TouchOptions options, const std::filesystem::path& work, bool offline);

} // namespace rapoint::app
