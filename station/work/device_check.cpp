#include "station/work/device_check.h"

#include <algorithm>
#include <filesystem>

namespace rapoint::work {

namespace {

constexpr std::string_view kNothingWrong = "none"; ///< RFC 8011 §5.4.12

template <class T>
DeviceFinding findingOf(const char* device, const Result<T>& looked) {
    return looked ? DeviceFinding{device} : DeviceFinding{device, DeviceCondition::Bad, looked.error().code};
}

/// A printer that answers may still say that it lacks paper or toner (RFC 8011 §5.4.12).
DeviceFinding printerFinding(const Result<PrinterState>& state) {
    if (!state)
        return findingOf("printer", state);
    if (!state->accepting)
        return {"printer", DeviceCondition::Bad, FaultCode::PrinterRefused};
    const bool complains =
        std::ranges::any_of(state->reasons, [](const std::string& reason) { return reason != kNothingWrong; });
    return complains ? DeviceFinding{"printer", DeviceCondition::Attention, FaultCode::PrinterJammed}
                     : DeviceFinding{"printer"};
}

DeviceFinding clockFinding(const Workbench& bench) {
    const auto newest = bench.audit.newest();
    if (!newest)
        return {"clock", DeviceCondition::Bad, newest.error().code};
    const Instant now = bench.ports.clock.now();
    if (now < *newest)
        return {"clock", DeviceCondition::Bad, FaultCode::ClockSetBack};
    return now - *newest > kLongestPause ? DeviceFinding{"clock", DeviceCondition::Bad, FaultCode::ClockAhead}
                                         : DeviceFinding{"clock"};
}

DeviceFinding cameraFinding(const std::string& camera) {
    std::error_code error;
    return camera.empty() || std::filesystem::exists(camera, error)
               ? DeviceFinding{"camera"}
               : DeviceFinding{"camera", DeviceCondition::Bad, FaultCode::CameraNotFound};
}

} // namespace

std::vector<DeviceFinding> checkDevices(const Workbench& bench, const std::string& camera) {
    return {cameraFinding(camera), findingOf("card-reader", bench.ports.cards.cards()),
            printerFinding(bench.ports.printer.state()), clockFinding(bench)};
}

} // namespace rapoint::work
