#pragma once

#include "station/app/demo/demo_options.h"
#include "station/app/terminal/output.h"
#include "station/app/wiring/station.h"
#include "station/app/wiring/station_config.h"

namespace rapoint::app {

/// Where a demonstration works, made if it is not there: `wanted`, absolute, or without that a new temporary
/// directory. storage-failed.
Result<std::filesystem::path> demoDirectory(const std::filesystem::path& wanted);

/// Sets a demonstration's work directory up, once: a central with its keys, tokens for the station and two
/// officers in SoftHSM2 with certificates that the central enrolled, a stock of cards and envelopes, and the
/// station's configuration. A directory that has been set up is left as it is; one whose set-up was cut off is
/// finished.
Result<StationConfig> setUpDemo(const std::filesystem::path& work, const std::string& provider, Output& output);

/// A demonstration's central lets the station begin cases at clients, if it has not yet: as a mandate that was
/// brought on a medium, so that it is there without the network too.
Result<> giveMandate(Station& station, const StationConfig& config);

/// Lays the next applicant's things into applicant/: the document's picture, and the visit that the web form made
/// (put on the central's list too). input-invalid, message-malformed for options that cannot be used.
Result<> layOutApplicant(const StationConfig& config, const DemoOptions& options);

} // namespace rapoint::app
