#include "station/app/demo/demo_people.h"

#include "station/app/wiring/pin_file.h"

namespace rapoint::app {

Result<Secret> rememberedPin(const StationConfig& config, const std::string& role) {
    return readPinFile(config.directory / "people" / (role + ".pin"));
}

PinSource rememberedPins(const StationConfig& config) {
    return [config](const std::string& role) { return rememberedPin(config, role); };
}

} // namespace rapoint::app
