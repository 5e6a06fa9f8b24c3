#include "tests/store/store_fixture.h"
#include "tests/support/full_disk.h"
#include "tests/support/full_file.h"

#include <boost/test/unit_test.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rapoint;
using rapoint::test::anyFileHolds;
using rapoint::test::confirmed;
using rapoint::test::contentOf;
using rapoint::test::FullDisk;
using rapoint::test::FullFile;
using rapoint::test::overwrite;

namespace {

std::string modeOf(const std::filesystem::path& path) {
    struct stat status {};
    BOOST_REQUIRE_EQUAL(::stat(path.c_str(), &status), 0);
    constexpr const char* kDigits = "01234567";
    const mode_t mode = status.st_mode & 0777u;
    return {kDigits[mode >> 6], kDigits[(mode >> 3) & 7u], kDigits[mode & 7u]};
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(fault_tests, test::StoreFixture)

BOOST_AUTO_TEST_CASE(a_second_process_is_told_that_the_directory_is_busy) {
    reopen();
    const pid_t child = ::fork();
    if (child == 0) {
        const auto second = store::StationStore::open(directory, stationKey, auditKey, clock);
        _exit(!second && second.error().code == FaultCode::DataDirectoryBusy ? 0 : 1);
    }
    int status = 0;
    BOOST_REQUIRE_EQUAL(::waitpid(child, &status, 0), child);
    BOOST_TEST((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    shut();
    BOOST_CHECK(store::StationStore::open(directory, stationKey, auditKey, clock).has_value());
}

BOOST_AUTO_TEST_CASE(nobody_else_can_read_the_files) {
    const CaseId id = openCase();
    const EvidenceRef ref = *store().evidence().put(id, "a", "b", bytesOf("c"));
    BOOST_TEST(modeOf(directory) == "700");
    for (const char* name : {"store.db", "store.db-wal", "audit.log", "lock"})
        BOOST_TEST(modeOf(directory / name) == "600");
    BOOST_TEST(modeOf(directory / "evidence") == "700");
    BOOST_TEST(modeOf(directory / "evidence" / ref.id) == "600");
}

BOOST_AUTO_TEST_CASE(on_a_full_disk_nothing_is_half_recorded) {
    const CaseId id = openCase();
    std::string reason(200, 'x');
    bool full = false;
    const Bytes picture(3 << 20, 'p');
    std::uint64_t done = 1;
    {
        // The limit is reached by the write-ahead log after a few appends, by the picture at once.
        const FullDisk disk{256 << 10};
        BOOST_CHECK(store().evidence().put(id, "big", "image/png", picture).error().code == FaultCode::DiskFull);
        BOOST_CHECK(store().outbox().put(id, picture).error().code == FaultCode::DiskFull);
        for (int i = 0; i < 500 && !full; ++i) {
            const std::vector<Event> events{Deferred{reason}, Deferred{reason}};
            const Result<> appended = journal().append(id, done, "inspector", events, clock.now());
            if (appended)
                done += 2;
            else
                full = appended.error().code == FaultCode::DiskFull;
            BOOST_REQUIRE_MESSAGE(appended || full, explain(appended.error()));
        }
        BOOST_TEST(full);
    }
    BOOST_TEST(lengthOf(id) == done);
    BOOST_TEST(journal().load(id)->size() == done);
    BOOST_TEST(!store().audit().verify()->brokenAt.has_value());
    BOOST_TEST(std::filesystem::is_empty(directory / "evidence"));
    BOOST_TEST(std::filesystem::is_empty(directory / "outbox"));
    BOOST_REQUIRE(append(id, {confirmed("A")}));
    BOOST_REQUIRE(store().evidence().put(id, "big", "image/png", picture));
    reopen();
    BOOST_TEST(journal().load(id)->size() == done + 1);
    BOOST_TEST(!store().audit().verify()->brokenAt.has_value());
}

BOOST_AUTO_TEST_CASE(lines_the_audit_file_cannot_take_wait_in_the_database_and_nothing_follows_before_them) {
    const CaseId id = openCase();
    const std::uint64_t before = store().audit().verify()->entries;
    const std::filesystem::path crashed = directory.string() + "-crashed";
    {
        const FullFile log{"audit.log"};
        BOOST_REQUIRE(append(id, {confirmed("A")}));
        BOOST_CHECK(append(id, {confirmed("B")}).error().code == FaultCode::DiskFull);
        BOOST_CHECK(store().audit().verify().error().code == FaultCode::DiskFull);
    }
    std::filesystem::copy(directory, crashed, std::filesystem::copy_options::recursive);
    BOOST_TEST(lengthOf(id) == 2U);
    BOOST_TEST(store().audit().verify()->entries == before + 1);
    BOOST_TEST(!store().audit().verify()->brokenAt.has_value());
    // The same when the station lost power instead.
    auto restarted = store::StationStore::open(crashed, stationKey, auditKey, clock);
    BOOST_REQUIRE(restarted);
    // The line, the entry that it was not signed, and the head that signs both.
    BOOST_TEST((*restarted)->audit().verify()->entries == before + 3);
    BOOST_TEST(!(*restarted)->audit().verify()->brokenAt.has_value());
    restarted->reset();
    std::filesystem::remove_all(crashed);
}

BOOST_AUTO_TEST_CASE(a_database_that_is_none_is_refused) {
    shut();
    overwrite(directory / "store.db", std::string(8192, 'x'));
    const auto opened = store::StationStore::open(directory, stationKey, auditKey, clock);
    BOOST_REQUIRE(!opened);
    BOOST_CHECK(opened.error().code == FaultCode::StorageFailed);
}

BOOST_AUTO_TEST_CASE(a_database_of_a_newer_program_is_left_alone) {
    reopen();
    shut();
    SQLite::Database{(directory / "store.db").string(), SQLite::OPEN_READWRITE}.exec("PRAGMA user_version = 99");
    const std::string before = contentOf(directory / "store.db");
    const auto opened = store::StationStore::open(directory, stationKey, auditKey, clock);
    BOOST_REQUIRE(!opened);
    BOOST_CHECK(opened.error().code == FaultCode::MadeByNewerProgram);
    BOOST_TEST((contentOf(directory / "store.db") == before));
}

BOOST_AUTO_TEST_CASE(damaged_pages_are_a_fault_not_a_crash) {
    const CaseId id = openCase();
    for (int i = 0; i < 50; ++i)
        BOOST_REQUIRE(append(id, {confirmed(std::string(300, 'A'))}));
    shut();
    std::string content = contentOf(directory / "store.db");
    for (std::size_t i = 4096; i < content.size(); i += 7)
        content[i] = static_cast<char>(content[i] ^ 0x5a);
    overwrite(directory / "store.db", content);
    auto opened = store::StationStore::open(directory, stationKey, auditKey, clock);
    const FaultCode code = opened ? (*opened)->journal().load(id).error().code : opened.error().code;
    BOOST_CHECK(code == FaultCode::StorageFailed);
}

BOOST_AUTO_TEST_CASE(an_event_that_was_changed_or_moved_is_found) {
    const CaseId id = openCase();
    BOOST_REQUIRE(append(id, {confirmed("A"), confirmed("B")}));
    const auto tampered = [&](const std::string& sql) {
        shut();
        SQLite::Database{(directory / "store.db").string(), SQLite::OPEN_READWRITE}.exec(sql);
        const auto events = journal().load(id);
        BOOST_REQUIRE(!events);
        return events.error().code;
    };
    BOOST_CHECK(tampered("UPDATE events SET kind = 'Refused' WHERE number = 3") == FaultCode::SealBroken);
    BOOST_CHECK(tampered("UPDATE events SET kind = 'DataConfirmed' WHERE number = 3;"
                         "UPDATE events SET payload = (SELECT payload FROM events WHERE number = 2)"
                         " WHERE number = 3") == FaultCode::SealBroken);
    BOOST_CHECK(tampered("UPDATE events SET payload = x'00' WHERE number = 2") == FaultCode::SealBroken);
    BOOST_CHECK(tampered("DELETE FROM events WHERE number = 3; UPDATE events SET number = 3 WHERE number = 2") ==
                FaultCode::StorageFailed);
    BOOST_CHECK(tampered("DELETE FROM events WHERE number > 1") == FaultCode::StorageFailed);
    BOOST_CHECK(tampered("UPDATE cases SET wrapped_key = zeroblob(60)") == FaultCode::SealBroken);
}

BOOST_AUTO_TEST_CASE(after_the_end_of_a_case_nothing_of_it_is_left) {
    const std::string name = "Planted-Kowalska";
    BOOST_REQUIRE(store().stock().receive(StockKind::Envelope, {"E-01"}, "inspector", clock.now()));
    const CaseId id = openCase();
    BOOST_REQUIRE(append(id, {confirmed(name)}));
    const EvidenceRef ref = *store().evidence().put(id, "scan.png", "image/png", bytesOf("picture of " + name));
    BOOST_REQUIRE(store().messages().append(id, MessageDirection::Sent, bytesOf("request of " + name)));
    BOOST_REQUIRE(store().visits().replace({}, clock.now()));
    const auto column = [&](const std::string& sql) {
        SQLite::Database database{(directory / "store.db").string(), SQLite::OPEN_READWRITE};
        return database.execAndGet(sql).getString();
    };
    const std::string wrapped = column("SELECT wrapped_key FROM cases");
    const std::string payload = column("SELECT payload FROM events WHERE number = 2");
    const std::string message = column("SELECT sealed FROM messages");
    BOOST_TEST(anyFileHolds(directory, wrapped));
    BOOST_TEST(anyFileHolds(directory, payload));
    BOOST_TEST(anyFileHolds(directory, message));
    BOOST_TEST(anyFileHolds(directory, ref.id));

    BOOST_REQUIRE(close(id));
    for (int restart = 0; restart < 2; ++restart, reopen())
        for (const std::string& gone : {name, wrapped, payload, message, ref.id})
            BOOST_TEST(!anyFileHolds(directory, gone));
    // What the search would find if it were there.
    overwrite(directory / "outbox" / "planted", "x" + name + "x");
    BOOST_TEST(anyFileHolds(directory, name));
    BOOST_TEST(anyFileHolds(directory, id.text()));
}

BOOST_AUTO_TEST_CASE(the_stations_files_hold_nothing_in_clear_while_a_case_is_open) {
    const CaseId id = openCase();
    BOOST_REQUIRE(append(id, {confirmed("Planted-Kowalska")}));
    BOOST_REQUIRE(store().evidence().put(id, "Planted-Kowalska.png", "image/png", bytesOf("Planted-Kowalska")));
    BOOST_TEST(!anyFileHolds(directory, "Planted"));
    shut();
    BOOST_TEST(!anyFileHolds(directory, "Planted"));
}

BOOST_AUTO_TEST_SUITE_END()
