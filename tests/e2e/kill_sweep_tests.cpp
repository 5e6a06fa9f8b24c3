// kill -9 at random moments of whole visits, of the station or of its central alone: after going on, everything is
// as if nothing had happened. RAPOINT_SWEEP_KILLS says how many, RAPOINT_SWEEP_SEED where, and
// RAPOINT_SWEEP_STEP, if set, in which step of the journey alone.
#include "tests/e2e/kill_plan.h"
#include "tests/e2e/station_findings.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>

namespace {

using namespace rapoint::test;

/// The cards of a station stay in its readers, and every program start looks at each.
constexpr int kCasesOfOneStation = 20;
/// A case that is not done by then never is.
constexpr int kMaxResumptions = 4;

std::uint64_t numberFrom(const char* variable, std::uint64_t otherwise) {
    const char* const text = std::getenv(variable);
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// Lets the program run up to the planned moment and kills it there; true if something was killed.
bool killAsPlanned(const DemoStation& station, DemoProgram& program, const KillPlan& plan) {
    if (program.saysLines(plan.afterLines, kVisitLimit))
        program.endsWithin(plan.delay);
    if (!plan.onlyCentral)
        return program.kill(station.work() / "cards" / "tokens");
    const bool killed = program.killChild("rapoint-central");
    // The station is told of the dead central by the line, stops there or never needed it again.
    program.finish(kVisitLimit);
    return killed;
}

class KillSweep {
public:
    explicit KillSweep(KillPlanner planner)
        : m_planner{std::move(planner)} {}

    int kills() const { return m_kills; }

    /// One visit with its kills, until nothing is open any more.
    void oneCase() {
        int wanted = m_planner.killsOfCase();
        auto visit = m_station->beginVisit();
        count(killAsPlanned(*m_station, *visit, m_planner.forVisit()));
        for (int resumptions = 0; resumptions < kMaxResumptions + wanted; ++resumptions) {
            const auto open = m_station->cases(true);
            if (open.empty())
                return;
            auto resumed = m_station->beginResume(open.front());
            if (--wanted > 0)
                count(killAsPlanned(*m_station, *resumed, m_planner.forResumption()));
            else
                resumed->finish(kVisitLimit);
            m_lastFault = resumed->last("fault").dump();
        }
        BOOST_FAIL("a case cannot be gone on with: " << m_lastFault);
    }

    void lookOver() { checkEverythingIsInOrder(*m_station); }
    void nextStation() { m_station = std::make_unique<DemoStation>(); }

private:
    void count(bool killed) { m_kills += killed ? 1 : 0; }

    KillPlanner m_planner;
    std::unique_ptr<DemoStation> m_station = std::make_unique<DemoStation>();
    int m_kills = 0;
    std::string m_lastFault;
};

} // namespace

BOOST_AUTO_TEST_SUITE(kill_sweep_tests)

BOOST_AUTO_TEST_CASE(every_visit_that_is_killed_ends_complete_and_nothing_is_there_twice) {
    const auto kills = static_cast<int>(numberFrom("RAPOINT_SWEEP_KILLS", 20));
    const std::uint64_t seed = numberFrom("RAPOINT_SWEEP_SEED", 1);
    BOOST_TEST_MESSAGE("seed " << seed);
    std::optional<std::uint64_t> onlyStep;
    if (std::getenv("RAPOINT_SWEEP_STEP") != nullptr)
        onlyStep = numberFrom("RAPOINT_SWEEP_STEP", 0);
    KillSweep sweep{KillPlanner{seed, onlyStep}};
    int cases = 0;
    while (sweep.kills() < kills) {
        if (cases > 0 && cases % kCasesOfOneStation == 0) {
            sweep.lookOver();
            sweep.nextStation();
        }
        sweep.oneCase();
        // A visit may be over before its kill, but not every one.
        BOOST_REQUIRE_LT(++cases, 3 * kills + 10);
    }
    sweep.lookOver();
    BOOST_TEST_MESSAGE(sweep.kills() << " kills in " << cases << " visits");
}

BOOST_AUTO_TEST_SUITE_END()
