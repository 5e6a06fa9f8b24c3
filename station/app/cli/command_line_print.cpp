// The commands that print.
#include "station/app/cli/command_line.h"

namespace rapoint::app {

namespace {

void addPreview(CLI::App& print, Arguments& a) {
    auto* const preview = print.add_subcommand("preview", "Fill a template with data and write a PDF file");
    preview
        ->add_option("TEMPLATE", a.preview.source,
                     "PROVIDER/KIND, or a file KIND.LANGUAGE.txt; PROVIDER/card-face, or a file card-face.txt")
        ->required();
    preview->add_option("--language", a.preview.languages, "One language, or two side by side (pl,en)")
        ->delimiter(',');
    preview->add_option("--data", a.preview.data, "Values and conditions (JSON)")
        ->required()
        ->check(CLI::ExistingFile);
    preview->add_option("--photo", a.preview.photo, "Photo of the holder, JPEG or PNG")->check(CLI::ExistingFile);
    preview->add_option("--out", a.preview.out, "PDF file to write")->required();
    preview->callback([&a] { a.action = [&a](Output& output) { return runPrintPreview(a.preview, output); }; });
}

void addSign(CLI::App& print, Arguments& a) {
    auto* const sign = print.add_subcommand("sign", "Sign a copy of a PDF with the key of a card (PAdES)");
    addWork(*sign, a.sign.work);
    sign->add_option("FILE", a.sign.pdf, "PDF")->required()->check(CLI::ExistingFile);
    sign->add_option("--serial", a.sign.serial, "Serial of the signer's card")->required();
    sign->add_option("--reason", a.sign.reason)->capture_default_str();
    sign->add_option("--out", a.sign.out, "Signed PDF to write")->required();
    sign->callback([&a] { a.action = [&a](Output& output) { return runPrintSign(a.places, a.sign, output); }; });
}

} // namespace

void addPrint(CLI::App& app, Arguments& a) {
    auto* const print = app.add_subcommand("print", "Printers, templates and signatures")->require_subcommand(1);
    auto* const test = print->add_subcommand("test", "Print a test page and a dummy envelope without a PIN");
    addWork(*test, a.work);
    test->callback([&a] { a.action = [&a](Output& output) { return runPrintTest(a.places, a.work, output); }; });
    auto* const printers = print->add_subcommand("printers", "List printers with state, media and certificate");
    printers->add_option("URI", a.files, "ipp://… or ipps://…; default: all queues and announced printers");
    printers->callback([&a] { a.action = [&a](Output& output) { return runPrintPrinters(a.files, output); }; });
    addPreview(*print, a);
    addSign(*print, a);
}

} // namespace rapoint::app
