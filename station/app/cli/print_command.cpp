#include "printing/ipp/state_words.h"
#include "station/app/cli/commands.h"
#include "station/app/cli/workplace.h"

namespace rapoint::app {

namespace {

Result<> printTest(const Workplaces& places, const std::filesystem::path& work, const Output& output) {
    RAPOINT_TRY(Workplace place, places.enter(work, {.printers = true}));
    Ports& ports = place.station().ports();
    RAPOINT_TRY(const PrinterState state, ports.printer.state());
    const std::string reasons = printing::inWords(state.reasons);
    output.say(state.name + ": " + (state.accepting ? "accepting" : "not accepting") +
               (reasons.empty() ? "" : ", " + reasons));

    SheetData data;
    data.values = {{"printer", state.name}, {"date", toText(ports.clock.now())}};
    data.qr = "rapoint test page";
    RAPOINT_TRY(const Bytes page, ports.paper.render("station/test-page", {"en"}, data));
    RAPOINT_TRY(const PrintedJob sheet, ports.printer.print("test page", page, 1));
    // The window shows the form's place for a PIN, filled with signs that are not a PIN.
    const Secret noPin = Secret::copyOf(bytesOf("------"));
    RAPOINT_TRY(const PrintedJob envelope,
                ports.envelopePrinter.print({"TEST", "TEST", "en", {"test envelope, no PIN"}}, noPin));
    output.say("test page: job " + std::to_string(sheet.jobId) + ", envelope: job " +
               std::to_string(envelope.jobId));
    output.object({{"printer", sheet.printer},
                   {"reasons", state.reasons},
                   {"testPageJob", sheet.jobId},
                   {"envelopePrinter", envelope.printer},
                   {"envelopeJob", envelope.jobId}});
    return {};
}

} // namespace

int runPrintTest(const Workplaces& places, const std::filesystem::path& work, Output& output) {
    const auto printed = printTest(places, work, output);
    return printed ? 0 : output.fault(printed.error());
}

} // namespace rapoint::app
