#pragma once

#include "station/app/cli/workplace.h"
#include "station/app/demo/demo_desk.h"
#include "station/app/demo/demo_script.h"
#include "station/app/demo/demo_setup.h"
#include "station/app/demo/demo_surroundings.h"
#include "station/app/demo/scripted_person.h"

#include <cstdlib>

namespace rapoint::bench {

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
class BenchSite {
public:
    BenchSite() {
        std::string pattern = (std::filesystem::temp_directory_path() / "rapoint-bench-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            std::exit(1); // NOLINT(concurrency-mt-unsafe)
        m_directory = pattern;
        app::Output quiet{true};
        const app::StationConfig config = expect(app::setUpDemo(m_directory, "cencert", quiet));
        expect(app::layOutApplicant(config, app::DemoOptions{}));
        auto around = std::make_unique<app::DemoSurroundings>(config);
        m_site = &around->site();
        m_place.emplace(
            expect(app::Workplace::enter(config, std::move(around), {.printers = true, .central = true})));
        app::Station& station = m_place->station();
        expect(station.ports().visits.replace(expect(station.visitSource().fetch()), station.ports().clock.now()));
    }
    BenchSite(const BenchSite&) = delete;
    BenchSite& operator=(const BenchSite&) = delete;
    ~BenchSite() {
        m_place.reset();
        std::error_code ignored;
        std::filesystem::remove_all(m_directory, ignored);
    }

    /// One visit, the only one of a site: its folder camera gives each picture once. Tells `watcher` of each step.
    void visit(const Engine::Watcher& watcher) {
        app::Station& station = m_place->station();
        const app::DemoScript people = expect(app::loadScript(m_directory / "applicant" / "script.json"));
        Engine engine = expect(station.engine());
        engine.watch(watcher);
        const CaseId id = expect(engine.open("desk", true));
        const app::DemoDesk desk{m_directory};
        expect(desk.layDocument());
        app::Script script;
        script.reference = people.reference;
        script.approver = [&] { return station.signInApprover(); };
        script.signOnPaper = [&] { return desk.layContract(id, m_site->contractPrinter()->spoolDirectory()); };
        const app::Output quiet{true};
        app::ScriptedPerson person{std::move(script), station.profile(), quiet};
        const CaseProgress progress = expect(engine.advance(id, person));
        if (!progress.finished || progress.finished->outcome != "completed")
            std::exit(1); // NOLINT(concurrency-mt-unsafe)
    }

private:
    std::filesystem::path m_directory;
    app::SimulatedSite* m_site = nullptr; ///< of the surroundings that the workplace owns
    std::optional<app::Workplace> m_place;
};

} // namespace rapoint::bench
