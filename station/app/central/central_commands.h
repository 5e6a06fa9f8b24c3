#pragma once

#include "station/app/terminal/output.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace rapoint::app {

/// What the parsed command line of `rapoint-central` asks for.
struct CentralArguments {
    bool json = false;
    std::filesystem::path directory;
    std::filesystem::path out;
    std::filesystem::path request;
    std::string listen = "127.0.0.1:8443";
    std::string holders;
    std::string name;
    std::string role;
    std::string personNumber;
    std::string station;
    std::string reason;
    bool accepted = false;
    bool rejected = false;
    std::uint32_t cases = 0;
    std::uint32_t days = 0;
    std::vector<std::string> modes{"mobile"}; ///< of a mandate
    std::vector<std::string> texts;           ///< hosts, files, or references
    std::function<int(Output&)> action;
};

/// init, serve, list, open, import, heads, accept-head, held, decide, mandate, pin-links, release-pin, messages,
/// audit, revocation-list, and those of register_commands.h. Parsing sets `arguments.action`.
void addCentralCommands(CLI::App& app, CentralArguments& arguments);

} // namespace rapoint::app
