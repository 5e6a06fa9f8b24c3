#pragma once

#include "station/app/wiring/station_config.h"
#include "sync/transfer/timestamp_client.h"

namespace rapoint::app {

/// Who gives a station's signatures their timestamps: `timestamp-authority` and `timestamp-trust` of station.toml.
/// Null where there is nobody; configuration-invalid.
Result<std::unique_ptr<sync::TimestampClient>> timestampClientOf(const StationConfig& config);

} // namespace rapoint::app
