#include "station/app/wiring/allowed_devices.h"

#include <algorithm>

namespace rapoint::app {

namespace {

tl::unexpected<Fault> needsDemo(const std::string& what) {
    return failure(FaultCode::ConfigurationInvalid, "station.toml: " + what + " needs demo = true");
}

Result<card::CardProfile> allowed(const StationConfig& config, const std::filesystem::path& file,
                                  const char* key) {
    RAPOINT_TRY(card::CardProfile profile, card::readCardProfile(file));
    if (profile.software && !config.demo)
        return needsDemo(std::string{key} + ": " + profile.name + " has its keys in software, which");
    return profile;
}

/// Everybody may write to /dev/shm and /dev/mqueue.
bool isDeviceName(const std::string& camera) {
    constexpr std::string_view kDevices = "/dev/";
    constexpr std::string_view kVideo = "/dev/v4l/";
    if (camera.find("/..") != std::string::npos)
        return false;
    return camera.starts_with(kVideo) ||
           (camera.starts_with(kDevices) && camera.find('/', kDevices.size()) == std::string::npos);
}

/// A camera that is not plugged in yet is no fault here.
bool isDevice(const std::string& camera) {
    std::error_code error;
    const auto kind = std::filesystem::status(camera, error).type();
    return isDeviceName(camera) &&
           (kind == std::filesystem::file_type::not_found || kind == std::filesystem::file_type::character);
}

} // namespace

Result<card::CardProfile> allowedCardProfile(const StationConfig& config) {
    return allowed(config, config.cardProfileFile(), "card-profile");
}

Result<card::CardProfile> allowedTokenProfile(const StationConfig& config) {
    return allowed(config, config.tokenProfileFile(), "token-profile");
}

Result<> checkNothingIsSimulated(const StationConfig& config) {
    constexpr std::string_view kSimulated = "simulated";
    if (config.demo)
        return {};
    for (const std::string* device :
         {&config.central, &config.printer, &config.envelopePrinter, &config.cardPrinter})
        if (*device == kSimulated)
            return needsDemo("a simulated device");
    if (!isDevice(config.camera))
        return needsDemo("camera: a folder or file in place of a device");
    return {};
}

} // namespace rapoint::app
