#pragma once

#include "station/app/central/central_commands.h"

namespace rapoint::app {

/// enrol, stations, officers, withdraw, put-visit, visits, hand-visit, drop-visit. Parsing sets
/// `arguments.action`.
void addRegisterCommands(CLI::App& app, CentralArguments& arguments);

} // namespace rapoint::app
