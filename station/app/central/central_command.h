#pragma once

#include "station/app/central/central_commands.h"
#include "sync/central/commands.h"

#include <CLI/CLI.hpp>

namespace rapoint::app {

// What the commands of `rapoint-central` have in common.

/// {"done": true}, or the fault; the exit status.
int ended(const Result<>& result, const Output& output);
/// A line and an object each, or the fault; the exit status.
int showRows(const Result<std::vector<sync::commands::Row>>& rows, const Output& output);
/// A command on a central's directory; parsing it sets `arguments.action`.
CLI::App* addCommand(CLI::App& app, CentralArguments& arguments, const std::string& name, const std::string& what,
                     std::function<int(Output&)> action);

} // namespace rapoint::app
