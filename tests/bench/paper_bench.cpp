// How long sheets take to lay out, from template files to the finished PDF/A: the first number is what the
// operator waits for at print-contract, beside the printer.
#include "printing/template_paper_maker.h"
#include "station/app/file_bytes.h"
#include "station/app/print_data.h"

#include <benchmark/benchmark.h>

namespace {

using namespace rapoint;

const std::filesystem::path kContracts = RAPOINT_SOURCE_DIR "/assets/contracts";

SheetData sample() {
    const auto text = app::readFile(kContracts / "cencert/sample.json", 64 * 1024);
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
BENCHMARK_CAPTURE(render, receipt, "cencert/receipt", {"pl"})->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
