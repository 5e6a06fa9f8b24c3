// The machine time of a whole desk visit, and of each of its steps: everything real but the people, with SoftHSM2
// as the card and simulated printers and central already running. The steps' times are counters, in milliseconds.
#include "tests/bench/bench_site.h"

#include <benchmark/benchmark.h>

#include <sys/resource.h>

using namespace rapoint;

namespace {

void deskVisit(benchmark::State& state) {
    bench::BenchSite site;
    std::map<std::string, double> spent;
    for (auto _ : state) {
        double seconds = 0;
        site.visit([&](const StepReport& step) {
            const double own = std::chrono::duration<double>(step.duration).count();
            spent[step.step] += own * 1000;
            seconds += own;
        });
        state.SetIterationTime(seconds);
    }
    for (const auto& [step, ms] : spent)
        state.counters[step] = benchmark::Counter(ms, benchmark::Counter::kAvgIterations);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["peak-MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}
// One visit a registration point: its folder camera gives each picture once.
BENCHMARK(deskVisit)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(5);

} // namespace

BENCHMARK_MAIN();
