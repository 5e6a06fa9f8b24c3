// The machine time of a whole desk visit, and of each of its steps: everything real but the people, with SoftHSM2
// as the card and simulated printers and central already running. The steps' times are counters, in milliseconds.
#include "station/app/demo_desk.h"
#include "station/app/demo_script.h"
#include "station/app/demo_setup.h"
#include "station/app/scripted_person.h"
#include "station/app/workplace.h"

#include <benchmark/benchmark.h>

#include <sys/resource.h>

#include <cstdlib>

using namespace rapoint;
using namespace rapoint::app;

namespace {

namespace fs = std::filesystem;

/// The value, or the end of the program with the fault in words.
template <class T>
T expect(Result<T> result) {
    if (!result) {
        std::fputs((explain(result.error()) + "\n").c_str(), stderr);
        std::exit(static_cast<int>(rowOf(result.error().code).exitStatus)); // NOLINT(concurrency-mt-unsafe)
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// A registration point in a temporary directory, gone at the end.
class Site {
public:
    Site() {
        std::string pattern = (fs::temp_directory_path() / "rapoint-bench-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            std::exit(1); // NOLINT(concurrency-mt-unsafe)
        m_directory = pattern;
        Output quiet{true};
        const StationConfig config = expect(setUpDemo(m_directory, "cencert", quiet));
        expect(layOutApplicant(config, DemoOptions{}));
        m_place.emplace(expect(Workplace::enter(config, {.printers = true, .central = true})));
        Station& station = m_place->station();
        expect(station.ports().visits.replace(expect(station.visitSource().fetch()), station.ports().clock.now()));
    }
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;
    ~Site() {
        m_place.reset();
        std::error_code ignored;
        fs::remove_all(m_directory, ignored);
    }

    /// One visit; tells `watcher` of each step.
    void visit(const Engine::Watcher& watcher) {
        Station& station = m_place->station();
        const DemoScript people = expect(loadScript(m_directory / "applicant" / "script.json"));
        Engine engine = expect(station.engine());
        engine.watch(watcher);
        const CaseId id = expect(engine.open("desk", true));
        const DemoDesk desk{m_directory};
        expect(desk.layDocument());
        Script script;
        script.reference = people.reference;
        script.approver = [&] { return station.signInApprover(); };
        script.signOnPaper = [&] {
            return desk.layContract(id, m_place->site().contractPrinter()->spoolDirectory());
        };
        const Output quiet{true};
        ScriptedPerson person{std::move(script), station.profile(), quiet};
        const Standing standing = expect(engine.advance(id, person));
        if (!standing.finished || standing.finished->outcome != "completed")
            std::exit(1); // NOLINT(concurrency-mt-unsafe)
    }

private:
    fs::path m_directory;
    std::optional<Workplace> m_place;
};

void deskVisit(benchmark::State& state) {
    Site site;
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
