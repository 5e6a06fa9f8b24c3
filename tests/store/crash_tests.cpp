#include "station/store/verify_audit_log.h"
#include "tests/store/store_fixture.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <map>
#include <random>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rapoint;
using rapoint::test::confirmed;

namespace {

/// What the child tells through its pipe: a case opened, an append or a close that the store has acknowledged.
struct Acknowledged {
    std::array<char, 37> id{};
    std::uint64_t length = 0;
    bool closed = false;
};

void tell(int pipe, const CaseId& id, std::uint64_t length, bool closed) {
    Acknowledged message{.length = length, .closed = closed};
    std::copy(id.text().begin(), id.text().end(), message.id.begin());
    if (::write(pipe, &message, sizeof message) != sizeof message)
        _exit(3);
}

/// One case after the other, until somebody kills the process: open, appends with evidence, close.
[[noreturn]] void work(test::StoreFixture& fixture, int pipe) {
    auto store = store::StationStore::open(fixture.directory, fixture.stationKey, fixture.auditKey, fixture.clock);
    if (!store)
        _exit(4);
    const Event first = test::caseOpened();
    const Event last = CaseClosed{"completed"};
    const std::vector<Event> batch{confirmed("PLANTED-NAME"), FeatureChecked{"hologram", true},
                                   PaymentRecorded{"cash", 1, "PLN", "1"}};
    for (;;) {
        const CaseId id = CaseId::make(fixture.clock.now(), fixture.random);
        if (!(*store)->journal().open(id, "inspector", std::span{&first, 1}, fixture.clock.now()))
            _exit(5);
        std::uint64_t length = 1;
        tell(pipe, id, length, false);
        for (int i = 0; i < 4; ++i) {
            const Bytes picture(20000, static_cast<std::uint8_t>(i));
            if (!(*store)->evidence().put(id, "picture", "image/png", picture) ||
                !(*store)->journal().append(id, length, "inspector", batch, fixture.clock.now()))
                _exit(6);
            length += batch.size();
            tell(pipe, id, length, false);
        }
        if (!(*store)->journal().close(id, length, "inspector", std::span{&last, 1}, fixture.clock.now()))
            _exit(7);
        tell(pipe, id, length + 1, true);
    }
}

/// Starts the child, waits until it has acknowledged `messages` things, gives it `microseconds` more and kills it.
std::map<std::string, Acknowledged> killedAfter(test::StoreFixture& fixture, int messages, int microseconds) {
    std::array<int, 2> pipe{};
    BOOST_REQUIRE_EQUAL(::pipe(pipe.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(pipe[0]);
        work(fixture, pipe[1]);
    }
    BOOST_REQUIRE(child > 0);
    ::close(pipe[1]);
    std::map<std::string, Acknowledged> known;
    Acknowledged message;
    int heard = 0;
    while (heard < messages && ::read(pipe[0], &message, sizeof message) == sizeof message) {
        known[message.id.data()] = message;
        ++heard;
    }
    const timespec moment{.tv_sec = 0, .tv_nsec = microseconds * 1000L};
    ::nanosleep(&moment, nullptr);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    BOOST_TEST(WIFSIGNALED(status), "the child ended by itself with status " << WEXITSTATUS(status));
    while (::read(pipe[0], &message, sizeof message) == sizeof message)
        known[message.id.data()] = message;
    ::close(pipe[0]);
    return known;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(crash_tests, test::StoreFixture)

BOOST_AUTO_TEST_CASE(killed_at_any_moment_the_store_has_what_it_acknowledged) {
    std::mt19937 chance{20261122};
    std::uniform_int_distribution<int> messages{0, 8};
    std::uniform_int_distribution<int> microseconds{0, 4000};
    for (int round = 0; round < 50; ++round) {
        shut();
        const auto known = killedAfter(*this, messages(chance), microseconds(chance));
        const auto outside = store::verifyAuditLog(directory, auditKey.certificate());
        // Killed before it had made the database, a child leaves nothing to verify.
        if (!known.empty()) {
            BOOST_REQUIRE(outside);
            BOOST_TEST((!outside->brokenAt || outside->what.find("ended by force") != std::string::npos),
                       outside->what);
        }
        reopen();
        BOOST_TEST(!store().audit().verify()->brokenAt.has_value());
        for (const auto& [text, acknowledged] : known) {
            const CaseId id = *CaseId::fromText(text);
            const std::uint64_t length = lengthOf(id);
            const auto events = journal().load(id);
            const bool oneBatchMore = length == acknowledged.length + 3 && !acknowledged.closed;
            const bool closedSince = length == acknowledged.length + 1 && !acknowledged.closed;
            BOOST_TEST((length == acknowledged.length || oneBatchMore || closedSince));
            if (acknowledged.closed || closedSince)
                BOOST_CHECK(events.error().code == FaultCode::CaseClosed);
            else
                BOOST_REQUIRE_EQUAL(events->size(), length);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_a_crash_leaves_of_files_is_swept_at_the_next_start) {
    const CaseId id = openCase();
    const EvidenceRef kept = *store().evidence().put(id, "a", "b", bytesOf("kept"));
    shut();
    test::overwrite(directory / "evidence" / std::string(64, 'a'), "of a case that was closed");
    test::overwrite(directory / "evidence" / "half.tmp", "half");
    test::overwrite(directory / "outbox" / "half.cms.tmp", "half");
    test::overwrite(directory / "receipts" / "half.p7s.tmp", "half");
    reopen();
    BOOST_TEST(textOf(*store().evidence().get(id, kept)) == "kept");
    for (const char* folder : {"evidence", "outbox", "receipts"})
        BOOST_TEST(std::distance(std::filesystem::directory_iterator{directory / folder}, {}) ==
                   (std::string{folder} == "evidence" ? 1 : 0));
}

BOOST_AUTO_TEST_SUITE_END()
