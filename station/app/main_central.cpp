// rapoint-central: the reference central's command line.

#include "station/app/central/central_commands.h"
#include "station/base/closed_memory.h"

#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
    using namespace rapoint;
    using namespace rapoint::app;
    if (const auto closed = closeMemory(); !closed)
        return Output{false}.fault(closed.error());
    CentralArguments arguments;
    CLI::App app{"rapoint-central: intake, receipts, visit list and a small issuing CA"};
    addCentralCommands(app, arguments);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(ExitStatus::Usage);
    }
    Output output{arguments.json};
    try {
        return arguments.action(output);
    } catch (const std::exception& error) {
        return output.fault({FaultCode::Internal, error.what()});
    }
}
