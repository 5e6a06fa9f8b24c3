#pragma once

#include "station/app/wiring/station_config.h"
#include "station/base/secret.h"

#include <string>

namespace rapoint::app {

/// Which of the things around a station a command uses.
struct Needs {
    bool printers = false;
    bool central = false;
};

/// What surrounds a station: what has to run before it opens, and who knows the PINs of its tokens. The program's
/// main function chooses; whoever opens the station owns it and keeps it longer. One thread. The defaults are
/// those of a registration point where printers, readers and the central are there already.
class Surroundings {
public:
    Surroundings() = default;
    Surroundings(const Surroundings&) = delete;
    Surroundings& operator=(const Surroundings&) = delete;
    virtual ~Surroundings() = default;

    /// Before the station opens, before the card module is loaded and before any thread: starts what is needed and
    /// gives the configuration that the station is opened with. What was started ends with this object.
    virtual Result<StationConfig> start(const StationConfig& config, Needs /*needs*/) { return config; }
    /// The PIN of a token: "station", "inspector" or "approver".
    virtual Result<Secret> pin(const std::string& role) = 0;
};

} // namespace rapoint::app
