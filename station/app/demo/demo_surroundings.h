#pragma once

#include "station/app/cli/command_surroundings.h"
#include "station/app/demo/simulated_site.h"

namespace rapoint::app {

/// What surrounds a demonstration's station when a command works with it: simulated printers and central, SoftHSM2
/// as its card readers, and people who do what applicant/script.json says.
class DemoSurroundings final : public CommandSurroundings {
public:
    explicit DemoSurroundings(StationConfig config)
        : m_config{std::move(config)}
        , m_site{m_config} {}

    Result<StationConfig> start(const StationConfig& config, Needs needs) override;
    /// What the people of the demonstration remember, in people/. station-key-missing.
    Result<Secret> pin(const std::string& role) override;
    Result<int> goOn(Station& station, const Resumption& what, Output& output) override;

    SimulatedSite& site() { return m_site; }

private:
    StationConfig m_config;
    SimulatedSite m_site;
};

} // namespace rapoint::app
