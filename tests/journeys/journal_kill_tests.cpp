// The station's process is killed at the n-th write into the journal of a whole visit, right before the write or
// right after it: whoever goes on finds a case that comes to its end, and a stock that balances. Every visit runs
// in a process of its own that really dies (SIGKILL). RAPOINT_JOURNAL_KILLS says at how many of the writes,
// RAPOINT_JOURNAL_KILL_SEED which.
#include "capture/camera/folder_camera.h"
#include "station/store/station_store.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <numeric>
#include <random>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::valueOf;

namespace {

/// A case that is not done by then never is. On a busy machine, people have to be asked twice for a signature.
constexpr int kMaxResumptions = 5;
constexpr int kFinished = 0;
constexpr int kStopped = 1;

std::size_t numberFrom(const char* variable, std::size_t otherwise) {
    const char* const text = std::getenv(variable); // NOLINT(concurrency-mt-unsafe)
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

enum class Moment { BeforeWrite, AfterWrite };

/// The station's journal, at whose n-th write the process dies. Owned by one visit.
class DeadlyJournal final : public Journal {
public:
    DeadlyJournal(Journal& inner, std::size_t write, Moment moment)
        : m_inner{inner}
        , m_left{write}
        , m_moment{moment} {}

    std::size_t writes() const { return m_writes; }

    Result<> open(const CaseId& id, const std::string& actor, std::span<const Event> events, Instant at) override {
        return write([&] { return m_inner.open(id, actor, events, at); });
    }
    Result<> append(const CaseId& id, std::uint64_t length, const std::string& actor,
                    std::span<const Event> events, Instant at) override {
        return write([&] { return m_inner.append(id, length, actor, events, at); });
    }
    Result<> close(const CaseId& id, std::uint64_t length, const std::string& actor, std::span<const Event> events,
                   Instant at) override {
        return write([&] { return m_inner.close(id, length, actor, events, at); });
    }
    Result<std::vector<RecordedEvent>> load(const CaseId& id) override { return m_inner.load(id); }
    Result<std::vector<CaseSummary>> list() override { return m_inner.list(); }

private:
    template <class Write>
    Result<> write(Write write) {
        ++m_writes;
        const bool last = m_left > 0 && --m_left == 0;
        if (last && m_moment == Moment::BeforeWrite)
            raise(SIGKILL);
        const Result<> written = write();
        if (last)
            raise(SIGKILL);
        return written;
    }

    Journal& m_inner;
    std::size_t m_left; ///< 0: never
    std::size_t m_writes = 0;
    Moment m_moment;
};

/// Visits whose processes die. The test's own process makes no visit: libraries that have threads there would not
/// work in a forked one.
struct KillFixture : DeskFixture {
    CaseId beginCase() {
        if (!m_open)
            openStation();
        const CaseId id = begin();
        closeStation();
        m_open = false;
        return id;
    }

    /// Goes on with the case in another process; its wait status.
    int goOn(const CaseId& id, std::size_t write = 0, Moment moment = Moment::BeforeWrite) {
        const pid_t child = fork();
        if (child == 0)
            _exit(visit(id, write, moment));
        int status = 0;
        BOOST_REQUIRE(waitpid(child, &status, 0) == child);
        return status;
    }

    int visit(const CaseId& id, std::size_t write, Moment moment) {
        openStation();
        DeadlyJournal journal{station().journal(), write, moment};
        capture::FolderCamera camera{work() / "desk"};
        Ports ports = ReplacedPorts{.camera = &camera}.in(station().ports());
        Engine engine{station().profiles(), ports, journal, inspector()};
        auto person = people(id);
        const auto progress = engine.advance(id, person);
        if (write == kCountOnly)
            return static_cast<int>(journal.writes());
        return progress && progress->finished ? kFinished : kStopped;
    }

    /// How many writes a visit makes that nothing happens to, after the one that opens the case.
    std::size_t writesOfOneVisit() {
        const int status = goOn(beginCase(), kCountOnly);
        BOOST_REQUIRE(WIFEXITED(status));
        return static_cast<std::size_t>(WEXITSTATUS(status));
    }

    void requireEnded(const CaseId& id) {
        openStation();
        m_open = true;
        BOOST_TEST(nameOfFault(station().journal().load(id)) == "case-closed");
        BOOST_TEST(atCentral(id).value("state", "unknown") == "opened");
        BOOST_TEST(atCentral(id).value("certificateState", "unknown") == "valid");
        BOOST_TEST(!valueOf(station().store().audit().verify()).brokenAt.has_value());
        requireStockInBalance(id);
        const auto names = audited(id);
        for (const char* const once : {"HandedOver", "PackageDelivered", "CertificateWritten", "CaseClosed"})
            BOOST_TEST(std::ranges::count(names, once) == 1, once);
    }

    static constexpr std::size_t kCountOnly = 100000;

private:
    bool m_open = true;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(journal_kill_tests, KillFixture)

BOOST_AUTO_TEST_CASE(a_visit_killed_at_any_write_of_the_journal_ends_complete_and_the_stock_balances) {
    const std::size_t writes = writesOfOneVisit();
    BOOST_TEST_MESSAGE(writes << " writes");
    BOOST_REQUIRE(writes > 20U);
    std::vector<std::size_t> moments(2 * writes);
    std::iota(moments.begin(), moments.end(), 2U);
    std::mt19937_64 random{numberFrom("RAPOINT_JOURNAL_KILL_SEED", 1)};
    std::shuffle(moments.begin(), moments.end(), random);
    moments.resize(std::min(numberFrom("RAPOINT_JOURNAL_KILLS", 4), moments.size()));
    std::ranges::sort(moments);
    for (const std::size_t each : moments) {
        const Moment moment = each % 2 == 0 ? Moment::BeforeWrite : Moment::AfterWrite;
        BOOST_TEST_CONTEXT("killed " << (moment == Moment::BeforeWrite ? "before" : "after") << " write "
                                     << each / 2) {
            const CaseId id = beginCase();
            const int killed = goOn(id, each / 2, moment);
            BOOST_TEST((WIFSIGNALED(killed) && WTERMSIG(killed) == SIGKILL));
            for (int i = 0; i < kMaxResumptions && goOn(id) != kFinished; ++i)
                BOOST_TEST_MESSAGE("  once more");
            requireEnded(id);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
