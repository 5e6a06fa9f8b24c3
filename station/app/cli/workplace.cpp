#include "station/app/cli/workplace.h"

#include "station/app/cli/terminal_surroundings.h"

namespace rapoint::app {

Result<Workplace> Workplace::enter(const StationConfig& config, std::unique_ptr<CommandSurroundings> surroundings,
                                   Needs needs) {
    RAPOINT_TRY(const StationConfig started, surroundings->start(config, needs));
    RAPOINT_TRY(auto station, Station::open(started, [around = surroundings.get()](const std::string& role) {
                    return around->pin(role);
                }));
    return Workplace{config, std::move(surroundings), std::move(station)};
}

std::unique_ptr<CommandSurroundings> Workplaces::around(const StationConfig& config) const {
    return m_choice ? m_choice(config) : std::make_unique<TerminalSurroundings>();
}

Result<Workplace> Workplaces::enter(const std::filesystem::path& directory, Needs needs) const {
    RAPOINT_TRY(const StationConfig config, readStationConfig(directory));
    return enter(config, needs);
}

Result<Workplace> Workplaces::enter(const StationConfig& config, Needs needs) const {
    return Workplace::enter(config, around(config), needs);
}

Result<CaseId> caseIdOf(const std::string& text) {
    auto id = CaseId::fromText(text);
    if (!id)
        return failure(FaultCode::InputInvalid, id.error().detail);
    return id;
}

} // namespace rapoint::app
