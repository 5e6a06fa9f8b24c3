#pragma once

#include "station/app/cli/commands.h"
#include "station/app/cli/workplace.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace rapoint::app {

/// What the parsed command line wants done.
using Action = std::function<int(Output&)>;

/// Where the station is set up, for the commands that need one.
inline void addWork(CLI::App& command, std::filesystem::path& work) {
    command.add_option("--work", work, "Directory with station.toml")->envname("RAPOINT_STATION")->required();
}

/// What the command line said; each command takes what is its own.
struct Arguments {
    Workplaces places{};
    bool json = false;
    std::filesystem::path work;
    std::filesystem::path target;
    std::string name;
    std::string mode = "desk";
    int seconds = 120;
    int watched = 0;
    std::vector<std::string> files;
    ResumeOptions resume;
    PreviewOptions preview;
    SignOptions sign;
    CardOptions cardService;
    RenewOptions renew;
    StockOptions stock;
    AuditOptions audit;
    Action action;
};

// The groups of commands: each puts into `action` what the chosen one does.

void addCapture(CLI::App& app, Arguments& a);
void addCase(CLI::App& app, Arguments& a);
void addSync(CLI::App& app, Arguments& a);
void addRecords(CLI::App& app, Arguments& a);
void addCard(CLI::App& app, Arguments& a);
void addEnvelope(CLI::App& app, Arguments& a);
void addStock(CLI::App& app, Arguments& a);
void addPrint(CLI::App& app, Arguments& a);

} // namespace rapoint::app
