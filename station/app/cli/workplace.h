#pragma once

#include "station/app/cli/command_surroundings.h"

#include <functional>
#include <memory>

namespace rapoint::app {

/// A station in its directory, together with what surrounds it. What most commands begin with.
class Workplace {
public:
    static Result<Workplace> enter(const StationConfig& config, std::unique_ptr<CommandSurroundings> surroundings,
                                   Needs needs);

    Station& station() { return *m_station; }
    const StationConfig& config() const { return m_config; }
    /// The people here go on with a case.
    Result<int> goOn(const Resumption& what, Output& output) {
        return m_surroundings->goOn(*m_station, what, output);
    }

private:
    Workplace(StationConfig config, std::unique_ptr<CommandSurroundings> surroundings,
              std::unique_ptr<Station> station)
        : m_config{std::move(config)}
        , m_surroundings{std::move(surroundings)}
        , m_station{std::move(station)} {}

    StationConfig m_config;
    std::unique_ptr<CommandSurroundings> m_surroundings; ///< outlives the station, which talks to it
    std::unique_ptr<Station> m_station;
};

/// How commands come to a station: the main function says what surrounds the one of a configuration.
class Workplaces {
public:
    using Choice = std::function<std::unique_ptr<CommandSurroundings>(const StationConfig&)>;

    /// Without a choice every station is one with its officers at the terminal.
    explicit Workplaces(Choice choice = {})
        : m_choice{std::move(choice)} {}

    std::unique_ptr<CommandSurroundings> around(const StationConfig& config) const;
    /// Reads station.toml in the directory and opens the station.
    Result<Workplace> enter(const std::filesystem::path& directory, Needs needs) const;
    Result<Workplace> enter(const StationConfig& config, Needs needs) const;

private:
    Choice m_choice;
};

/// The case that a person named when calling a command; input-invalid, for it was typed.
Result<CaseId> caseIdOf(const std::string& text);

} // namespace rapoint::app
