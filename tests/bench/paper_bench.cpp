// How long sheets take to lay out, from template files to the finished PDF/A: the first number is what the
// operator waits for at print-contract, beside the printer. And how long 200 PIN envelopes take on a printer that
// is instant: each with a process of its own.
#include "printing/paper/template_paper_maker.h"
#include "printing/process_envelope_printer.h"
#include "printing/simulator/ippeve_simulator.h"
#include "station/app/cli/print_data.h"
#include "station/base/file_bytes.h"
#include "tests/support/temporary_directory.h"

#include <benchmark/benchmark.h>

namespace {

using namespace rapoint;

const std::filesystem::path kContracts = RAPOINT_SOURCE_DIR "/assets/contracts";

SheetData sample() {
    const auto text = rapoint::readFile(kContracts / "cencert/sample.json", 64 * 1024);
    const auto data = text ? app::sheetDataFromJson(*text) : tl::make_unexpected(text.error());
    return data ? *data : SheetData{};
}

void render(benchmark::State& state, const std::string& name, const std::vector<std::string>& languages) {
    printing::TemplatePaperMaker maker{kContracts};
    const SheetData data = sample();
    for (auto _ : state) {
        const auto pdf = maker.render(name, languages, data);
        if (!pdf) {
            state.SkipWithError(pdf.error().detail.c_str());
            return;
        }
        state.counters["bytes"] = static_cast<double>(pdf->size());
    }
}

BENCHMARK_CAPTURE(render, contract_of_3_pages, "cencert/contract", {"pl"})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(render, contract_in_two_languages, "cencert/contract", {"pl", "uk"})
    ->Unit(benchmark::kMillisecond);

void renderCopies(benchmark::State& state) {
    printing::TemplatePaperMaker maker{kContracts};
    const SheetData data = sample();
    for (auto _ : state) {
        const auto sheets = maker.renderCopies("cencert/contract", {"pl"}, data, static_cast<int>(state.range(0)));
        if (!sheets) {
            state.SkipWithError(sheets.error().detail.c_str());
            return;
        }
    }
}

BENCHMARK(renderCopies)->Arg(2)->Arg(4)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(render, receipt, "cencert/receipt", {"pl"})->Unit(benchmark::kMillisecond);

void envelopes(benchmark::State& state) {
    const tests::TemporaryDirectory directory;
    const auto device = printing::IppeveSimulator::start({.directory = directory.path()});
    auto printer = printing::ProcessEnvelopePrinter::at(device ? device->uri() : "",
                                                        {.executable = RAPOINT_BINARY_DIR "/bin/rapoint-envelope",
                                                         .templatesFolder = kContracts,
                                                         .templateName = "cencert/envelope"});
    for (auto _ : state)
        for (int i = 0; i < state.range(0); ++i) {
            const Secret pin = Secret::copyOf(bytesOf("73914628"));
            const auto job = printer ? printer->print({"E-1", "0123456789ABCDEF", "pl", {"Maria Kowalska"}}, pin)
                                     : tl::make_unexpected(printer.error());
            if (!job) {
                state.SkipWithError(job.error().detail.c_str());
                return;
            }
        }
}

BENCHMARK(envelopes)->Arg(200)->Unit(benchmark::kSecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
