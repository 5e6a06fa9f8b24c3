// rapoint: the station's command line. Parses, calls one command, and turns what it could not foresee into a
// fault.

#include "station/app/commands.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string_view>

namespace {

using namespace rapoint;
using namespace rapoint::app;

/// What the parsed command line wants done.
using Action = std::function<int(Output&)>;

/// Where the station is set up, for the commands that need one.
std::filesystem::path& addWork(CLI::App& command, std::filesystem::path& work) {
    command.add_option("--work", work, "directory with station.toml")->envname("RAPOINT_STATION")->required();
    return work;
}

struct Arguments {
    bool json = false;
    std::filesystem::path work;
    std::filesystem::path target;
    std::string name;
    std::string mode = "desk";
    int seconds = 120;
    int watched = 0;
    std::vector<std::string> files;
    DemoOptions demo;
    ResumeOptions resume;
    PreviewOptions preview;
    SignOptions sign;
    CardFaceOptions cardFace;
    CardOptions cardService;
    RenewOptions renew;
    StockOptions stock;
    Action action;
};

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
    demo->add_option("--signing", a.demo.signing, "wet-ink, or pen: on the screen")
        ->check(CLI::IsMember({"wet-ink", "pen"}))
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

void addCardFace(CLI::App& print, Arguments& a) {
    auto* const card =
        print.add_subcommand("card", "the face of the card of a case; a misprinted card is given up");
    addWork(*card, a.cardFace.work);
    card->add_option("CASE", a.cardFace.id)->required();
    card->add_option("--photo", a.cardFace.photo, "of the holder, JPEG or PNG")
        ->required()
        ->check(CLI::ExistingFile);
    card->add_option("--printer", a.cardFace.printer, "the card printer, ipp://… or ipps://…")->required();
    card->callback([&a] { a.action = [&a](Output& output) { return runPrintCard(a.cardFace, output); }; });
}

void addPreview(CLI::App& print, Arguments& a) {
    auto* const preview = print.add_subcommand("preview", "a template filled with data, as a PDF file");
    preview->add_option("TEMPLATE", a.preview.source, "PROVIDER/KIND, or a file KIND.LANGUAGE.txt")->required();
    preview->add_option("--language", a.preview.languages, "one, or two to stand side by side (pl,en)")
        ->delimiter(',');
    preview->add_option("--data", a.preview.data, "values and conditions (JSON)")
        ->required()
        ->check(CLI::ExistingFile);
    preview->add_option("--out", a.preview.out, "the PDF file")->required();
    preview->callback([&a] { a.action = [&a](Output& output) { return runPrintPreview(a.preview, output); }; });
}

void addSign(CLI::App& print, Arguments& a) {
    auto* const sign = print.add_subcommand("sign", "a PAdES signature with the key of a card, into a copy");
    addWork(*sign, a.sign.work);
    sign->add_option("FILE", a.sign.pdf, "PDF")->required()->check(CLI::ExistingFile);
    sign->add_option("--serial", a.sign.serial, "the signer's card")->required();
    sign->add_option("--reason", a.sign.reason)->capture_default_str();
    sign->add_option("--out", a.sign.out, "the signed PDF")->required();
    sign->callback([&a] { a.action = [&a](Output& output) { return runPrintSign(a.sign, output); }; });
}

/// A command on one card that asks for PINs.
CLI::App& addCardService(CLI::App& card, Arguments& a, const std::string& name, const std::string& text,
                         int (*run)(const CardOptions&, Output&)) {
    auto* const command = card.add_subcommand(name, text);
    addWork(*command, a.cardService.work);
    command->add_option("SERIAL", a.cardService.serial)->required();
    command->add_flag("--last-try", a.cardService.lastTry, "take even the last try before the card locks");
    command->callback([&a, run] { a.action = [&a, run](Output& output) { return run(a.cardService, output); }; });
    return *command;
}

void addCardServices(CLI::App& card, Arguments& a) {
    CLI::App& activate =
        addCardService(card, a, "activate", "the holder's own PIN for the transport PIN", runCardActivate);
    activate.add_flag("--own-puk", a.cardService.ownPuk, "and a PUK of his own for the SO PIN");
    activate.add_option("--case", a.cardService.caseId, "the SO PIN that the station drew for this case");
    addCardService(card, a, "change-pin", "the holder's new PIN for the present one", runCardChangePin);
    for (CLI::App* const command :
         {&addCardService(card, a, "unblock", "a new PIN by PUK or SO PIN", runCardUnblock),
          &addCardService(card, a, "erase", "everything off the card, by SO PIN", runCardErase)})
        command->add_option("--case", a.cardService.caseId, "the SO PIN that the station drew for this case");
    auto* const install = card.add_subcommand("install", "a fetched certificate, beside its key on the card");
    addWork(*install, a.renew.work);
    install->add_option("SERIAL", a.renew.serial)->required();
    install->add_option("--certificate", a.renew.certificate, "DER")->required()->check(CLI::ExistingFile);
    install->add_option("--chain", a.renew.chain, "its issuers (DER)")->check(CLI::ExistingFile);
    install->callback([&a] { a.action = [&a](Output& output) { return runCardInstall(a.renew, output); }; });
    auto* const renew =
        card.add_subcommand("renew", "a new key and certificate beside the old, then in their place");
    addWork(*renew, a.renew.work);
    renew->add_option("SERIAL", a.renew.serial)->required();
    renew->add_option("--key-type", a.renew.keyType)->capture_default_str();
    renew->add_option("--request", a.renew.request, "first: make key and request, into this file (PEM)");
    renew->add_option("--certificate", a.renew.certificate, "then: the certificate that came for it (DER)")
        ->check(CLI::ExistingFile);
    renew->add_option("--chain", a.renew.chain, "its issuers (DER)")->check(CLI::ExistingFile);
    renew->callback([&a] { a.action = [&a](Output& output) { return runCardRenew(a.renew, output); }; });
}

void addCard(CLI::App& app, Arguments& a) {
    auto* const card = app.add_subcommand("card", "cards in the readers")->require_subcommand(1);
    auto* const list = card->add_subcommand("list", "what is in the readers");
    addWork(*list, a.work);
    list->callback([&a] { a.action = [&a](Output& output) { return runCardList(a.work, output); }; });
    auto* const show = card->add_subcommand("show", "one card, with the tries left");
    addWork(*show, a.work);
    show->add_option("SERIAL", a.name)->required();
    show->callback([&a] { a.action = [&a](Output& output) { return runCardShow(a.work, a.name, output); }; });
    auto* const check = card->add_subcommand("check", "card profiles: all installed, or the given files");
    check->add_option("FILE", a.files);
    check->callback([&a] { a.action = [&a](Output& output) { return runCardCheck(a.files, output); }; });
    addCardServices(*card, a);
}

void addEnvelope(CLI::App& app, Arguments& a) {
    auto* const envelope = app.add_subcommand("envelope", "PIN envelopes")->require_subcommand(1);
    auto* const batch = envelope->add_subcommand("batch", "print the envelopes of all cases that wait for one");
    addWork(*batch, a.work);
    batch->callback([&a] { a.action = [&a](Output& output) { return runEnvelopeBatch(a.work, output); }; });
}

/// A command on pieces of the stock: one serial, a run of them, or a list.
CLI::App& addStockPieces(CLI::App& stock, Arguments& a, const std::string& name, const std::string& text,
                         int (*run)(const StockOptions&, Output&)) {
    auto* const command = stock.add_subcommand(name, text);
    addWork(*command, a.stock.work);
    command->add_option("KIND", a.stock.kind, "card or envelope")
        ->required()
        ->check(CLI::IsMember({"card", "envelope"}));
    auto* const first = command->add_option("SERIAL", a.stock.first, "the serial, or the first of several");
    command->add_option("--count", a.stock.count, "how many, counting up")->capture_default_str();
    command->add_option("--list", a.stock.list, "a file with one serial a line instead")
        ->check(CLI::ExistingFile)
        ->excludes(first);
    command->callback([&a, run] { a.action = [&a, run](Output& output) { return run(a.stock, output); }; });
    return *command;
}

void addStock(CLI::App& app, Arguments& a) {
    auto* const stock = app.add_subcommand("stock", "cards and PIN envelopes by serial")->require_subcommand(1);
    addStockPieces(*stock, a, "receive", "a box that came in", runStockReceive);
    addStockPieces(*stock, a, "take-out", "out of the safe, by an inspector who goes on visits", runStockTakeOut)
        .add_option("--by", a.stock.note, "the inspector")
        ->required();
    addStockPieces(*stock, a, "return", "back into the safe", runStockReturn)
        .add_option("--to-provider", a.stock.note, "back to the provider instead, with this reason");
    addStockPieces(*stock, a, "spoil", "damaged, misprinted or lost", runStockSpoil)
        .add_option("--reason", a.stock.note)
        ->required();
    addStockPieces(*stock, a, "count", "hold what was found against the ledger", runStockCount)
        .add_option("--by", a.stock.note, "the inspector whose bag was counted; else the safe");
    auto* const list = stock->add_subcommand("list", "every piece and where it is");
    addWork(*list, a.stock.work);
    list->add_option("--kind", a.stock.kind)->check(CLI::IsMember({"card", "envelope"}));
    list->add_option("--state", a.stock.state)
        ->check(CLI::IsMember({"free", "out", "taken", "issued", "spoiled", "returned"}));
    list->callback([&a] { a.action = [&a](Output& output) { return runStockList(a.stock, output); }; });
    auto* const check = stock->add_subcommand("check", "whether the ledger balances");
    addWork(*check, a.work);
    check->callback([&a] { a.action = [&a](Output& output) { return runStockCheck(a.work, output); }; });
}

void addPrint(CLI::App& app, Arguments& a) {
    auto* const print = app.add_subcommand("print", "printers")->require_subcommand(1);
    auto* const test = print->add_subcommand("test", "a test page and a dummy envelope without a PIN");
    addWork(*test, a.work);
    test->callback([&a] { a.action = [&a](Output& output) { return runPrintTest(a.work, output); }; });
    auto* const printers =
        print->add_subcommand("printers", "what there is to print on, how it is and what is loaded");
    printers->add_option("URI", a.files, "ipp://… or ipps://…; otherwise queues and printers that are found");
    printers->callback([&a] { a.action = [&a](Output& output) { return runPrintPrinters(a.files, output); }; });
    addCardFace(*print, a);
    addPreview(*print, a);
    addSign(*print, a);
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
