// rapoint: the station's command line. Parses, calls one command, and turns what it could not foresee into a
// fault.

#include "station/app/cli/command_line.h"

#include <algorithm>
#include <string_view>

namespace {

using namespace rapoint;
using namespace rapoint::app;

void addDemo(CLI::App& app, Arguments& a) {
    auto* const demo = app.add_subcommand("demo", "a whole visit with simulated devices");
    demo->add_option("--provider", a.demo.provider, "which provider's flow")->capture_default_str();
    demo->add_option("--mode", a.demo.mode, "desk, mobile or kiosk")->capture_default_str();
    demo->add_option("--document", a.demo.document, "picture of an identity document; once for each page")
        ->check(CLI::ExistingFile);
    demo->add_option("--prefill", a.demo.prefill, "the applicant as the web form had it (JSON)")
        ->check(CLI::ExistingFile);
    demo->add_option("--as-of", a.demo.asOf, "day on which the document is judged, YYYY-MM-DD");
    demo->add_option("--work", a.demo.work, "directory to work in; kept");
    demo->add_option("--correct", a.demo.corrections, "FIELD=VALUE: a correction the inspector makes");
    demo->add_option("--defer", a.demo.deferral, "send the applicant away with this reason");
    demo->add_option("--payment", a.demo.payment, "cash, card, transfer-proof or deferred")
        ->check(CLI::IsMember({"cash", "card", "transfer-proof", "deferred"}))
        ->capture_default_str();
    demo->add_option("--signing", a.demo.signing, "wet-ink, pen: on the screen, or otp: by a one-time code")
        ->check(CLI::IsMember({"wet-ink", "pen", "otp"}))
        ->capture_default_str();
    demo->add_option("--pin-way", a.demo.pinWay, "envelope, or online-after-identity-check: by link and identity")
        ->check(CLI::IsMember({"envelope", "online-after-identity-check"}))
        ->capture_default_str();
    demo->add_flag("--offline", a.demo.offline, "as if the network were away; `rapoint sync run` goes on");
    demo->callback([&a] { a.action = [&a](Output& output) { return runDemo(a.demo, output); }; });
}

void addCapture(CLI::App& app, Arguments& a) {
    auto* const capture = app.add_subcommand("capture", "read documents")->require_subcommand(1);
    auto* const read = capture->add_subcommand("read", "the machine-readable zone of pictures");
    read->add_option("FILE", a.files, "PNG or JPEG")->required();
    read->callback([&a] { a.action = [&a](Output& output) { return runCaptureRead(a.files, output); }; });
    auto* const bench = capture->add_subcommand("bench", "how well and how fast a folder with truth.tsv is read");
    bench->add_option("DIR", a.target)->required()->check(CLI::ExistingDirectory);
    bench->callback([&a] { a.action = [&a](Output& output) { return runCaptureBench(a.target, output); }; });
    auto* const cameras =
        capture->add_subcommand("cameras", "what is plugged in, with names, formats and settings");
    cameras->add_option("--watch", a.watched, "seconds: tell of cameras that come and go")
        ->check(CLI::Range(1, 3600));
    cameras->callback([&a] { a.action = [&a](Output& output) { return runCaptureCameras(a.watched, output); }; });
    auto* const watch = capture->add_subcommand("watch", "guide a person until a document is read");
    watch->add_option("--camera", a.name, "device, folder of pictures or video file; else the first camera");
    watch->add_option("--seconds", a.seconds, "how long at most")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str();
    watch->callback(
        [&a] { a.action = [&a](Output& output) { return runCaptureWatch(a.name, a.seconds, output); }; });
}

void addCase(CLI::App& app, Arguments& a) {
    auto* const cases = app.add_subcommand("case", "cases of this station")->require_subcommand(1);
    auto* const list = cases->add_subcommand("list", "all cases, without opening them");
    addWork(*list, a.work);
    list->callback([&a] { a.action = [&a](Output& output) { return runCaseList(a.work, output); }; });
    auto* const show = cases->add_subcommand("show", "the facts of a case");
    addWork(*show, a.work);
    show->add_option("ID", a.name)->required();
    show->callback([&a] { a.action = [&a](Output& output) { return runCaseShow(a.work, a.name, output); }; });
    auto* const resume = cases->add_subcommand("resume", "go on with a case");
    addWork(*resume, a.resume.work);
    resume->add_option("ID", a.resume.id)->required();
    resume
        ->add_option("--document", a.resume.document,
                     "demonstration: another picture of the document; once for each page")
        ->check(CLI::ExistingFile);
    resume->add_option("--refuse", a.resume.refusal, "end the case with this reason");
    resume->callback([&a] { a.action = [&a](Output& output) { return runCaseResume(a.resume, output); }; });
}

void addSync(CLI::App& app, Arguments& a) {
    auto* const sync =
        app.add_subcommand("sync", "what goes to and comes from the central")->require_subcommand(1);
    auto* const run = sync->add_subcommand("run", "fetch visits, deliver packages, get and write certificates");
    addWork(*run, a.work);
    run->callback([&a] { a.action = [&a](Output& output) { return runSyncRun(a.work, output); }; });
    auto* const status = sync->add_subcommand("status", "what waits, and why");
    addWork(*status, a.work);
    status->callback([&a] { a.action = [&a](Output& output) { return runSyncStatus(a.work, output); }; });
    auto* const mandate = sync->add_subcommand("mandate", "take in what the central lets this mobile station do");
    addWork(*mandate, a.work);
    mandate->add_option("FILE", a.target)->required()->check(CLI::ExistingFile);
    mandate->callback(
        [&a] { a.action = [&a](Output& output) { return runSyncMandate(a.work, a.target, output); }; });
    auto* const out = sync->add_subcommand("export", "copy the waiting packages to removable media");
    addWork(*out, a.work);
    out->add_option("DIR", a.target)->required();
    out->callback([&a] { a.action = [&a](Output& output) { return runSyncExport(a.work, a.target, output); }; });
}

void addRecords(CLI::App& app, Arguments& a) {
    auto* const audit = app.add_subcommand("audit", "the audit log")->require_subcommand(1);
    auto* const verify = audit->add_subcommand("verify", "check the chain and its signed heads");
    addWork(*verify, a.work);
    verify->callback([&a] { a.action = [&a](Output& output) { return runAuditVerify(a.work, output); }; });

    auto* const trail = audit->add_subcommand("show", "what happened in one visit; the chain is checked first");
    addWork(*trail, a.work);
    trail->add_option("NUMBER", a.name, "of the visit, or the whole name of its case")->required();
    trail->callback([&a] { a.action = [&a](Output& output) { return runAuditShow(a.work, a.name, output); }; });

    auto* const profile = app.add_subcommand("profile", "provider profiles")->require_subcommand(1);
    auto* const check = profile->add_subcommand("check", "all installed profiles, or the given files");
    check->add_option("FILE", a.files);
    check->callback([&a] { a.action = [&a](Output& output) { return runProfileCheck(a.files, output); }; });
    auto* const draw = profile->add_subcommand("draw", "a journey as a Graphviz graph");
    draw->add_option("PROVIDER", a.name)->required();
    draw->add_option("--mode", a.mode)->capture_default_str();
    draw->callback([&a] { a.action = [&a](Output& output) { return runProfileDraw(a.name, a.mode, output); }; });

    auto* const doctor = app.add_subcommand("doctor", "look at the station's set-up and devices");
    addWork(*doctor, a.work);
    doctor->callback([&a] { a.action = [&a](Output& output) { return runDoctor(a.work, output); }; });
}

/// --json is taken wherever it stands.
void addJson(CLI::App& app, Arguments& a) {
    app.add_flag("--json", a.json, "one JSON object per line");
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
    Arguments arguments;
    CLI::App app{"rapoint: the station of a registration point"};
    app.require_subcommand(1);
    app.set_version_flag("--version", RAPOINT_VERSION);
    addDemo(app, arguments);
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
