#pragma once

#include "station/app/demo/simulated_site.h"
#include "station/app/wiring/station.h"

#include <memory>

namespace rapoint::app {

/// Which of the simulated things around a demonstration's station a command needs.
struct Surroundings {
    bool printers = false;
    bool central = false;
};

/// A station in its directory, together with what is simulated around it. What most commands begin with.
class Workplace {
public:
    static Result<Workplace> enter(const std::filesystem::path& directory, Surroundings surroundings);
    static Result<Workplace> enter(const StationConfig& config, Surroundings surroundings);

    Station& station() { return *m_station; }
    SimulatedSite& site() { return *m_site; }
    const StationConfig& config() const { return m_config; }

private:
    Workplace(StationConfig config, std::unique_ptr<SimulatedSite> site, std::unique_ptr<Station> station)
        : m_config{std::move(config)}
        , m_site{std::move(site)}
        , m_station{std::move(station)} {}

    StationConfig m_config;
    std::unique_ptr<SimulatedSite> m_site; ///< outlives the station, which talks to it
    std::unique_ptr<Station> m_station;
};

/// The case that a person named when calling a command; input-invalid, for it was typed.
Result<CaseId> caseIdOf(const std::string& text);

/// A PIN in a file of its own, read without a copy outside the Secret; the end of its line is none of it.
/// station-key-missing.
Result<Secret> readPinFile(const std::filesystem::path& file);

/// Where the PINs of the tokens come from: the terminal, without echo; in a demonstration what its people know.
PinSource pinSource(const StationConfig& config);

/// In a demonstration the module is SoftHSM2 with the cards/ directory as its readers; must be called before any
/// thread and before the module is loaded.
Result<> prepareCardModule(const StationConfig& config);

} // namespace rapoint::app
