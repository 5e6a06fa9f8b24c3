// rapoint: the station's command line. Parses, calls one command, and turns what it could not foresee into a
// fault.

#include "station/app/cli/command_line.h"
#include "station/app/cli/terminal_surroundings.h"
#include "station/app/demo/demo_command.h"
#include "station/app/demo/demo_surroundings.h"
#include "station/base/closed_memory.h"

#include <algorithm>
#include <string_view>

namespace {

using namespace rapoint;
using namespace rapoint::app;

void addDemo(CLI::App& app, Arguments& a, DemoOptions& options) {
    auto* const demo = app.add_subcommand("demo", "Run a whole visit with simulated devices");
    demo->add_option("--provider", options.provider, "Provider whose journey is used")->capture_default_str();
    demo->add_option("--mode", options.mode, "Mode: desk, mobile or kiosk")->capture_default_str();
    demo->add_option("--document", options.document, "Picture of an identity document; once for each page")
        ->check(CLI::ExistingFile);
    demo->add_option("--prefill", options.prefill, "Applicant as the web form had it (JSON)")
        ->check(CLI::ExistingFile);
    demo->add_option("--as-of", options.asOf, "Day on which the document is judged, YYYY-MM-DD");
    demo->add_option("--work", options.work, "Working directory; kept at the end");
    demo->add_option("--correct", options.corrections, "FIELD=VALUE: correction by the inspector");
    demo->add_option("--defer", options.deferral, "Defer the case with this reason");
    demo->add_option("--payment", options.payment, "Payment: cash, card, transfer-proof or deferred")
        ->check(CLI::IsMember({"cash", "card", "transfer-proof", "deferred"}))
        ->capture_default_str();
    demo->add_option("--signing", options.signing,
                     "Signature: wet-ink, pen (on the screen) or otp (one-time code)")
        ->check(CLI::IsMember({"wet-ink", "pen", "otp"}))
        ->capture_default_str();
    demo->add_option("--pin-way", options.pinWay,
                     "Way of the PIN: envelope, or online-after-identity-check (link and identity)")
        ->check(CLI::IsMember({"envelope", "online-after-identity-check"}))
        ->capture_default_str();
    demo->add_flag("--offline", options.offline, "Simulate a missing network; `rapoint sync run` continues");
    demo->callback([&a, &options] { a.action = [&options](Output& output) { return runDemo(options, output); }; });
}

/// What surrounds the station of this configuration.
std::unique_ptr<CommandSurroundings> around(const StationConfig& config) {
    if (config.demo)
        return std::make_unique<DemoSurroundings>(config);
    return std::make_unique<TerminalSurroundings>();
}

/// --json is taken wherever it stands.
void addJson(CLI::App& app, Arguments& a) {
    app.add_flag("--json", a.json, "Print one JSON object per line");
    for (CLI::App* const sub : app.get_subcommands({}))
        addJson(*sub, a);
}

/// Help that was asked for, or what is wrong with the command line, as every other fault.
int usage(const CLI::App& app, const CLI::ParseError& error, bool json) {
    if (error.get_exit_code() == 0 || !json)
        return app.exit(error) == 0 ? 0 : static_cast<int>(ExitStatus::Usage);
    return Output{true}.fault({FaultCode::InputInvalid, error.what()});
}

} // namespace

int main(int argc, char** argv) {
    if (const auto closed = closeMemory(); !closed)
        return Output{false}.fault(closed.error());
    Arguments arguments;
    arguments.places = Workplaces{&around};
    DemoOptions demo;
    CLI::App app{"rapoint: the station of a registration point"};
    app.require_subcommand(1);
    app.set_version_flag("--version", RAPOINT_VERSION);
    addDemo(app, arguments, demo);
    addCapture(app, arguments);
    addCase(app, arguments);
    addCard(app, arguments);
    addEnvelope(app, arguments);
    addStock(app, arguments);
    addPrint(app, arguments);
    addSync(app, arguments);
    addRecords(app, arguments);
    addJson(app, arguments);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return usage(app, error, std::find(argv, argv + argc, std::string_view{"--json"}) != argv + argc);
    }
    Output output{arguments.json};
    try {
        return arguments.action(output);
    } catch (const std::exception& error) {
        return output.fault({FaultCode::Internal, error.what()});
    }
}
