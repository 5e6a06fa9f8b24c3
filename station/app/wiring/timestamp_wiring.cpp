#include "station/app/wiring/timestamp_wiring.h"

namespace rapoint::app {

Result<std::unique_ptr<sync::TimestampClient>> timestampClientOf(const StationConfig& config) {
    const std::filesystem::path trust =
        config.timestampTrust.empty() ? std::filesystem::path{} : config.directory / config.timestampTrust;
    RAPOINT_TRY(sync::TimestampService service,
                sync::TimestampService::configured(config.timestampAuthority, trust));
    if (service.address.empty())
        return std::unique_ptr<sync::TimestampClient>{};
    return std::make_unique<sync::TimestampClient>(std::move(service));
}

} // namespace rapoint::app
