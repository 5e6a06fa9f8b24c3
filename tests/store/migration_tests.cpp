#include "station/store/database.h"
#include "station/store/migrations.h"
#include "tests/store/store_fixture.h"
#include "tests/support/full_disk.h"

#include <boost/test/unit_test.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace rapoint;
using rapoint::store::Migration;
using rapoint::store::SchemaPlan;
using rapoint::test::anyFileHolds;
using rapoint::test::confirmed;
using rapoint::test::contentOf;
using rapoint::test::FullDisk;

namespace {

/// A data directory as the last release of the program with that schema left it.
struct OldStore : test::StoreFixture {
    const CaseId open = *CaseId::fromText("019ac3a0-0000-7000-8000-000000000002");
    const fs::path file = directory / "store.db";
    const fs::path copy = directory / "store.db.schema-2";

    OldStore() {
        stationKey = test::MemoryStationKey{Secret::copyOf(bytesOf("the station key of the test, 32b"))};
        const fs::path golden = fs::path{RAPOINT_SOURCE_DIR} / "tests/store/golden";
        sql("PRAGMA journal_mode = WAL");
        sql(contentOf(golden / "schema-2.sql"));
        fs::copy_file(golden / "schema-2.audit.log", directory / "audit.log");
    }

    void sql(const std::string& statements) const {
        SQLite::Database{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(statements);
    }
    static std::string column(const fs::path& database, const std::string& query) {
        return SQLite::Database{database.string(), SQLite::OPEN_READONLY}.execAndGet(query).getString();
    }
    std::string version() const { return column(file, "PRAGMA user_version"); }
    std::vector<std::string> copies() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator{directory})
            if (entry.path().filename().string().starts_with("store.db."))
                names.push_back(entry.path().filename().string());
        std::ranges::sort(names);
        return names;
    }
    Result<> migrateBy(void (*apply)(SQLite::Database&)) const {
        const std::array steps{Migration{2, apply}};
        const auto opened = store::Database::open(file, SchemaPlan{3, "", steps});
        return opened ? Result<>{} : tl::make_unexpected(opened.error());
    }
};

/// Half of a migration: what must not be seen afterwards.
void change(SQLite::Database& sql) {
    sql.exec("CREATE TABLE half(a TEXT); DELETE FROM visits; UPDATE cases SET mode = 'half' WHERE closed = 0");
}

std::string schemaOf(const fs::path& database) {
    SQLite::Database sql{database.string(), SQLite::OPEN_READONLY};
    SQLite::Statement query{sql, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"};
    std::string all;
    while (query.executeStep())
        for (int i = 0; i < query.getColumnCount(); ++i)
            all += query.getColumn(i).getString() + '\n';
    return all;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(migration_tests, OldStore)

BOOST_AUTO_TEST_CASE(a_store_of_the_last_release_is_brought_forward_and_its_case_goes_on) {
    const auto events = journal().load(open);
    BOOST_REQUIRE_MESSAGE(events, explain(events ? Fault{} : events.error()));
    BOOST_REQUIRE_EQUAL(events->size(), 6U);
    BOOST_TEST(std::get<ApplicantPrefilled>((*events)[2].event).applicant.nationalNumber.value == "72033012345");
    BOOST_TEST((std::get<CardIntended>((*events)[5].event).sealedPin == Sealed::of(bytesOf("sealed pin"))));
    BOOST_TEST((*events)[4].actor == "approver");
    BOOST_TEST(store().visits().find("2026-000241")->surname == "Kowalska");
    BOOST_TEST(store().stock().balance(StockKind::Card)->balances());
    BOOST_REQUIRE(append(open, {confirmed("Kowalska")}));
    BOOST_REQUIRE(store().profiles().keep(Digest::of(bytesOf("x")).hex(), "x"));
    BOOST_REQUIRE(close(open));
    BOOST_TEST(!store().audit().verify()->brokenAt.has_value());
    openCase();
}

BOOST_AUTO_TEST_CASE(a_store_of_version_three_is_brought_forward_and_its_log_says_what_was_not_signed) {
    sql("CREATE TABLE profiles(digest TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT; PRAGMA user_version = 3");
    const std::string before = contentOf(directory / "audit.log");
    BOOST_TEST(journal().load(open)->size() == 6U);
    BOOST_REQUIRE(append(open, {confirmed("Kowalska")}));
    BOOST_TEST(!store().audit().verify()->brokenAt.has_value());
    shut();
    BOOST_TEST(copies() == std::vector<std::string>{"store.db.schema-3"}, boost::test_tools::per_element());
    const std::string after = contentOf(directory / "audit.log");
    BOOST_TEST(after.starts_with(before));
    BOOST_TEST(after.find("\"kind\":\"LogTakenOver\"") != std::string::npos);
    BOOST_TEST(after.find("\"detail\":\"lines 1 to 12\"") != std::string::npos);
    // Said to be of an earlier version, a database does not open a second time without its heads.
    sql("PRAGMA user_version = 3");
    BOOST_TEST(!tryToOpen().has_value());
}

BOOST_AUTO_TEST_CASE(what_was_brought_forward_is_like_what_is_made_new) {
    reopen();
    shut();
    test::StoreFixture fresh;
    fresh.reopen();
    BOOST_TEST(schemaOf(file) == schemaOf(fresh.directory / "store.db"));
    BOOST_TEST(version() == OldStore::column(fresh.directory / "store.db", "PRAGMA user_version"));
}

BOOST_AUTO_TEST_CASE(the_old_database_is_kept_beside_the_new_one_and_is_whole) {
    reopen();
    shut();
    BOOST_TEST(copies() == std::vector<std::string>{"store.db.schema-2"}, boost::test_tools::per_element());
    struct stat status {};
    BOOST_REQUIRE_EQUAL(::stat(copy.c_str(), &status), 0);
    BOOST_TEST((status.st_mode & 0777u) == 0600u);
    BOOST_TEST(column(copy, "PRAGMA user_version") == "2");
    BOOST_TEST(column(copy, "PRAGMA integrity_check") == "ok");
    BOOST_TEST(column(copy, "SELECT count(*) FROM events") == column(file, "SELECT count(*) FROM events"));
    const std::string before = contentOf(copy);
    reopen();
    BOOST_TEST((contentOf(copy) == before));
}

BOOST_AUTO_TEST_CASE(a_copy_that_is_there_is_not_overwritten) {
    test::overwrite(copy, "of an earlier day");
    reopen();
    shut();
    BOOST_TEST(contentOf(directory / "store.db.schema-2.1").starts_with("SQLite format 3"));
}

BOOST_AUTO_TEST_CASE(killed_in_the_middle_of_a_migration_the_old_database_is_there) {
    const pid_t child = ::fork();
    if (child == 0) {
        static_cast<void>(migrateBy([](SQLite::Database& sql) {
            change(sql);
            _exit(9);
        }));
        _exit(1);
    }
    int status = 0;
    BOOST_REQUIRE_EQUAL(::waitpid(child, &status, 0), child);
    BOOST_REQUIRE((WIFEXITED(status) && WEXITSTATUS(status) == 9));
    BOOST_TEST(version() == "2");
    BOOST_TEST(column(file, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == "0");
    BOOST_TEST(column(file, "SELECT mode FROM cases WHERE closed = 0") == "desk");
    BOOST_TEST(journal().load(open)->size() == 6U);
    BOOST_TEST(copies() == (std::vector<std::string>{"store.db.schema-2", "store.db.schema-2.1"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(on_a_disk_that_fills_during_a_migration_the_old_database_is_there) {
    {
        const FullDisk disk{256 << 10};
        const Result<> done = migrateBy([](SQLite::Database& sql) {
            change(sql);
            sql.exec("INSERT INTO half VALUES (hex(zeroblob(1000000)))");
        });
        BOOST_REQUIRE(!done);
        BOOST_TEST((done.error().code == FaultCode::DiskFull), explain(done.error()));
    }
    BOOST_TEST(version() == "2");
    BOOST_TEST(copies().empty());
    BOOST_TEST(journal().load(open)->size() == 6U);
}

BOOST_AUTO_TEST_CASE(without_room_for_the_copy_nothing_is_begun) {
    {
        const FullDisk disk{40 << 10};
        const Result<> done = migrateBy(&change);
        BOOST_REQUIRE(!done);
        BOOST_TEST((done.error().code == FaultCode::DiskFull), explain(done.error()));
    }
    BOOST_TEST(version() == "2");
    BOOST_TEST(copies().empty());
    BOOST_TEST(journal().load(open)->size() == 6U);
}

BOOST_AUTO_TEST_CASE(a_version_that_was_never_released_is_refused) {
    sql("PRAGMA user_version = 1");
    const auto opened = tryToOpen();
    BOOST_REQUIRE(!opened);
    BOOST_TEST((opened.error().code == FaultCode::StorageFailed));
    BOOST_TEST(copies().empty());
}

BOOST_AUTO_TEST_CASE(the_copy_goes_with_its_last_open_case) {
    reopen();
    BOOST_TEST(copies().size() == 1U);
    const std::string key = column(file, "SELECT wrapped_key FROM cases WHERE closed = 0");
    BOOST_TEST(anyFileHolds(directory, key));
    BOOST_REQUIRE(close(open));
    BOOST_TEST(copies().empty());
    BOOST_TEST(!anyFileHolds(directory, key));
}

BOOST_AUTO_TEST_CASE(what_is_erased_is_erased_in_the_copy_too_and_the_rest_stays) {
    const CaseId other = openCase();
    BOOST_REQUIRE(append(other, {confirmed("B")}));
    shut();
    // Once more, with two cases in the copy.
    fs::remove(copy);
    sql("DROP TABLE profiles; DROP TABLE central_head; DROP TRIGGER time_does_not_run_backwards;"
        "ALTER TABLE cases DROP COLUMN log_start; ALTER TABLE audit_head DROP COLUMN corrections;"
        "CREATE TRIGGER time_does_not_run_backwards BEFORE UPDATE ON audit_head WHEN NEW.at < OLD.at "
        "BEGIN SELECT RAISE(ABORT, 'clock-set-back'); END; PRAGMA user_version = 2");
    reopen();
    const std::string of = "' AND payload IS NOT NULL";
    const std::string payload = column(
        copy, "SELECT payload FROM events WHERE kind = 'DataConfirmed' AND case_id = '" + other.text() + of);
    const std::string visits = column(copy, "SELECT sealed FROM visits");
    BOOST_TEST((anyFileHolds(copy.parent_path(), payload) && anyFileHolds(copy.parent_path(), visits)));
    BOOST_REQUIRE(close(other));
    BOOST_TEST(!anyFileHolds(directory, payload));
    BOOST_TEST(contentOf(copy).find(visits) != std::string::npos);
    BOOST_REQUIRE(store().visits().replace({}, clock.now()));
    BOOST_TEST(contentOf(copy).find(visits) == std::string::npos);
    BOOST_TEST(column(copy, "SELECT count(*) FROM cases WHERE closed = 0") == "1");
    BOOST_TEST(column(copy, "SELECT count(*) FROM events WHERE payload IS NOT NULL") == "6");
}

BOOST_AUTO_TEST_CASE(what_a_crash_kept_from_the_copy_is_erased_at_the_start) {
    reopen();
    shut();
    const std::string before = contentOf(copy);
    BOOST_REQUIRE(close(open));
    shut();
    test::overwrite(copy, before);
    reopen();
    BOOST_TEST(copies().empty());
}

BOOST_AUTO_TEST_SUITE_END()
