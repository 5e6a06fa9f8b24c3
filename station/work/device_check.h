#pragma once

#include "station/work/workbench.h"

#include <optional>
#include <string>
#include <vector>

namespace rapoint::work {

/// How much a device can be relied on.
enum class DeviceCondition { Good, Attention, Bad };

/// A device as it was found: "camera", "card-reader", "printer" or "clock".
struct DeviceFinding {
    std::string device;
    DeviceCondition condition = DeviceCondition::Good;
    std::optional<FaultCode> fault{};
};

/// How the devices are now, in the order above. `camera`: the device's path, empty for pictures in its place.
std::vector<DeviceFinding> checkDevices(const Workbench& bench, const std::string& camera);

} // namespace rapoint::work
