// The commands on documents, cases, records and the line to the central.
#include "station/app/cli/command_line.h"
#include "station/identity/mrz_doubt.h"

namespace rapoint::app {

namespace {

/// The codes in "reasons", with their meanings.
std::string reasonsOfReadings() {
    constexpr std::size_t kWidth = 30;
    std::string text = "Reasons why a reading is not accepted:";
    for (const MrzDoubtRow& row : mrzDoubts()) {
        std::string code{row.code};
        code.resize(kWidth, ' ');
        text.append("\n  ").append(code).append(row.meaning);
    }
    return text;
}

} // namespace

void addCapture(CLI::App& app, Arguments& a) {
    auto* const capture = app.add_subcommand("capture", "Read documents")->require_subcommand(1);
    auto* const read =
        capture->add_subcommand("read", "Read the MRZ (or one cropped line); report image quality and barcodes");
    read->add_option("FILE", a.files, "PNG or JPEG")->required();
    read->footer(reasonsOfReadings());
    read->callback([&a] { a.action = [&a](Output& output) { return runCaptureRead(a.files, output); }; });
    auto* const bench =
        capture->add_subcommand("bench", "Measure accuracy and speed on the pictures of DIR/truth.tsv");
    bench->add_option("DIR", a.target)->required()->check(CLI::ExistingDirectory);
    bench->callback([&a] { a.action = [&a](Output& output) { return runCaptureBench(a.target, output); }; });
    auto* const cameras = capture->add_subcommand("cameras", "List the cameras with names, formats and settings");
    cameras->add_option("--watch", a.watched, "Report cameras that come and go, for so many seconds")
        ->check(CLI::Range(1, 3600));
    cameras->callback([&a] { a.action = [&a](Output& output) { return runCaptureCameras(a.watched, output); }; });
    auto* const watch =
        capture->add_subcommand("watch", "Guide a person in front of a camera until a document is read");
    watch->add_option("--camera", a.name, "Device, folder of pictures or video file; default: the first camera");
    watch->add_option("--seconds", a.seconds, "Time limit in seconds")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str();
    watch->callback(
        [&a] { a.action = [&a](Output& output) { return runCaptureWatch(a.name, a.seconds, output); }; });
}

void addCase(CLI::App& app, Arguments& a) {
    auto* const cases = app.add_subcommand("case", "Cases of this station")->require_subcommand(1);
    auto* const list = cases->add_subcommand("list", "List all cases without opening them");
    addWork(*list, a.work);
    list->callback([&a] { a.action = [&a](Output& output) { return runCaseList(a.places, a.work, output); }; });
    auto* const show = cases->add_subcommand("show", "Show the facts of a case");
    addWork(*show, a.work);
    show->add_option("ID", a.name)->required();
    show->callback(
        [&a] { a.action = [&a](Output& output) { return runCaseShow(a.places, a.work, a.name, output); }; });
    auto* const resume = cases->add_subcommand("resume", "Continue a case");
    addWork(*resume, a.resume.work);
    resume->add_option("ID", a.resume.id)->required();
    resume
        ->add_option("--document", a.resume.document,
                     "Demonstration: another picture of the document; once for each page")
        ->check(CLI::ExistingFile);
    resume->add_option("--refuse", a.resume.refusal, "Refuse the applicant with this reason");
    resume->callback(
        [&a] { a.action = [&a](Output& output) { return runCaseResume(a.places, a.resume, output); }; });
}

void addSync(CLI::App& app, Arguments& a) {
    auto* const sync = app.add_subcommand("sync", "Exchange with the central")->require_subcommand(1);
    auto* const run = sync->add_subcommand("run", "Fetch visits, deliver packages, fetch and write certificates");
    addWork(*run, a.work);
    run->callback([&a] { a.action = [&a](Output& output) { return runSyncRun(a.places, a.work, output); }; });
    auto* const status = sync->add_subcommand("status", "Show what waits, and why");
    addWork(*status, a.work);
    status->callback(
        [&a] { a.action = [&a](Output& output) { return runSyncStatus(a.places, a.work, output); }; });
    auto* const mandate = sync->add_subcommand("mandate", "Import a mandate of a mobile station from a file");
    addWork(*mandate, a.work);
    mandate->add_option("FILE", a.target)->required()->check(CLI::ExistingFile);
    mandate->callback(
        [&a] { a.action = [&a](Output& output) { return runSyncMandate(a.places, a.work, a.target, output); }; });
    auto* const out = sync->add_subcommand("export", "Copy the waiting packages to removable media");
    addWork(*out, a.work);
    out->add_option("DIR", a.target)->required();
    out->callback(
        [&a] { a.action = [&a](Output& output) { return runSyncExport(a.places, a.work, a.target, output); }; });
}

namespace {

void addAudit(CLI::App& app, Arguments& a) {
    auto* const audit = app.add_subcommand("audit", "Audit log")->require_subcommand(1);
    auto* const verify = audit->add_subcommand("verify", "Verify the chain and its signed heads");
    addWork(*verify, a.audit.work);
    verify
        ->add_option("--bundle", a.audit.bundle,
                     "The central's certificates, from the central; default: those in the station's directory")
        ->check(CLI::ExistingDirectory);
    verify
        ->add_option("--record", a.audit.record,
                     "What the central has seen of this log (rapoint-central heads --out)")
        ->check(CLI::ExistingFile);
    verify->add_flag("--central", a.audit.central, "Ask the central, too, whether it has seen more of this log");
    verify->callback(
        [&a] { a.action = [&a](Output& output) { return runAuditVerify(a.places, a.audit, output); }; });

    auto* const correct = audit->add_subcommand(
        "correct-clock", "Record that the clock was ahead and is right now; two officers sign in");
    addWork(*correct, a.audit.work);
    correct->add_option("--reason", a.audit.reason, "Why the clock was ahead")->required();
    correct->callback(
        [&a] { a.action = [&a](Output& output) { return runAuditCorrectClock(a.places, a.audit, output); }; });
    auto* const confirm = audit->add_subcommand(
        "confirm-clock",
        "Record that the clock is right although the last entry is long ago; an officer signs in");
    addWork(*confirm, a.audit.work);
    confirm->add_option("--reason", a.audit.reason, "Why there was no entry for so long")->required();
    confirm->callback(
        [&a] { a.action = [&a](Output& output) { return runAuditConfirmClock(a.places, a.audit, output); }; });

    auto* const trail = audit->add_subcommand("show", "Show the events of one visit; the chain is verified first");
    addWork(*trail, a.work);
    trail->add_option("NUMBER", a.name, "Number of the visit, or id of its case")->required();
    trail->callback([&a] { a.action = [&a](Output& output) { return runAuditShow(a.work, a.name, output); }; });
}

} // namespace

void addRecords(CLI::App& app, Arguments& a) {
    addAudit(app, a);
    auto* const profile = app.add_subcommand("profile", "Provider profiles")->require_subcommand(1);
    auto* const check = profile->add_subcommand("check", "Check all installed profiles, or the given files");
    check->add_option("FILE", a.files);
    check->callback([&a] { a.action = [&a](Output& output) { return runProfileCheck(a.files, output); }; });
    auto* const draw = profile->add_subcommand("draw", "Draw a journey as a Graphviz graph");
    draw->add_option("PROVIDER", a.name)->required();
    draw->add_option("--mode", a.mode)->capture_default_str();
    draw->callback([&a] { a.action = [&a](Output& output) { return runProfileDraw(a.name, a.mode, output); }; });

    auto* const doctor = app.add_subcommand("doctor", "Check the station's set-up and devices");
    addWork(*doctor, a.work);
    doctor->callback([&a] { a.action = [&a](Output& output) { return runDoctor(a.places, a.work, output); }; });
}

} // namespace rapoint::app
