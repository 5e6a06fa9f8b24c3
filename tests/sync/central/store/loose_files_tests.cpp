#include "sync/central/commands.h"
#include "sync/central/store/interface/package_store.h"
#include "sync/central/store/interface/station_mandates.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

namespace fs = std::filesystem;

/// What the release before had in a central's database.
constexpr const char* kOldTables = R"(
CREATE TABLE package (
    case_id TEXT PRIMARY KEY, station TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL CHECK (size > 0),
    offset INTEGER NOT NULL DEFAULT 0 CHECK (offset BETWEEN 0 AND size), state TEXT NOT NULL DEFAULT 'receiving',
    reason TEXT NOT NULL DEFAULT '', sequence INTEGER UNIQUE, received_at TEXT, receipt BLOB, request BLOB,
    CHECK ((state = 'receiving') = (receipt IS NULL)), CHECK ((state = 'receiving') = (sequence IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE pin_release (
    case_id TEXT PRIMARY KEY, link TEXT NOT NULL UNIQUE, card_serial TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 3),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'released', 'locked')),
    sealed BLOB, CHECK ((state = 'open') = (sealed IS NOT NULL))) STRICT, WITHOUT ROWID;
)";

/// A central's directory as the release before left it: two packages, one of them half there, two visits, a
/// mandate, a message, and a link that does not end.
struct LooseFilesFixture : CentralFixture {
    CaseId whole = makeCaseId();
    CaseId half = makeCaseId();
    Bytes package = seal(whole, holder.key());
    Bytes other = Bytes(3'000'000, 9);

    LooseFilesFixture() {
        for (const char* folder : {"packages", "mandates", "outbox"})
            fs::create_directory(directory() / folder);
        write("packages/" + whole.text() + ".p7m", package);
        // The last piece was written, and never acknowledged.
        write("packages/" + half.text() + ".p7m", ByteView{other}.first(2'500'000));
        write("packages/" + makeCaseId().text() + ".p7m", Bytes{1});
        write("visits.json",
              bytesOf(R"([{"reference":"R1","surname":"Nowak"},{"reference":"R2","surname":"Kowal"}])"));
        write("visits.lock", {});
        write("mandates/52412d3031.p7s", Bytes{4, 5});
        write("outbox/contract-code-x-1.eml", bytesOf("To: <maria@example.pl>\n\n123456\n"));
        SQLite::Database database{databaseFile(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
        database.exec(kOldTables);
        addPackage(database, whole, package, package.size(), ", 'received', 1, '2026-11-30T10:00:00.000Z', x'07'");
        addPackage(database, half, other, 2'000'000, ", 'receiving', NULL, NULL, NULL");
        database.exec("INSERT INTO pin_release (case_id, link, card_serial, tries, sealed) VALUES ('" +
                      whole.text() + "', '" + std::string(32, 'a') + "', 'CARD-1', 2, x'00')");
    }

    std::string databaseFile() const { return (directory() / "central.db").string(); }
    void write(const std::string& name, ByteView bytes) const {
        std::ofstream{directory() / name, std::ios::binary} << textOf(bytes);
    }
    static void addPackage(SQLite::Database& database, const CaseId& id, ByteView bytes, std::size_t offset,
                           const std::string& rest) {
        database.exec("INSERT INTO package (case_id, station, sha256, size, offset, state, sequence, "
                      "received_at, receipt) VALUES ('" +
                      id.text() + "', 'station/station-1', '" + Digest::of(bytes).hex() + "', " +
                      std::to_string(bytes.size()) + ", " + std::to_string(offset) + rest + ")");
    }
    int numberFrom(const std::string& sql) const {
        return SQLite::Database{databaseFile()}.execAndGet(sql).getInt();
    }
    int schema() const { return numberFrom("PRAGMA user_version"); }
    void setSchema(int version) const {
        SQLite::Database{databaseFile(), SQLite::OPEN_READWRITE}.exec("PRAGMA user_version = " +
                                                                      std::to_string(version));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(loose_files_tests, LooseFilesFixture)

BOOST_AUTO_TEST_CASE(all_that_was_in_files_is_in_the_store_and_the_files_are_moved_aside) {
    const auto store = openStore();
    BOOST_TEST((store->packages().sealed(whole).value() == package));
    const auto visits = valueOf(store->visits().list());
    BOOST_REQUIRE(visits.size() == 2U);
    BOOST_TEST(visits[1].surname == "Kowal");
    BOOST_TEST((valueOf(store->mandates().find("RA-01")) == Bytes{4, 5}));
    BOOST_TEST((valueOf(store->messages().waiting()) == std::vector<std::string>{"contract-code-x-1"}));
    const auto links = valueOf(store->pinReleases().list());
    BOOST_REQUIRE(links.size() == 1U);
    BOOST_TEST(links[0].triesLeft == 1);
    for (const char* name : {"packages", "mandates"}) {
        BOOST_TEST(!fs::exists(directory() / name), name);
        BOOST_TEST(fs::exists(directory() / "taken-over" / name), name);
    }
    // What is in clear is in the store alone.
    for (const char* name : {"visits.json", "visits.lock", "outbox"}) {
        BOOST_TEST(!fs::exists(directory() / name), name);
        BOOST_TEST(!fs::exists(directory() / "taken-over" / name), name);
    }
    BOOST_TEST(schema() == 3);
}

BOOST_AUTO_TEST_CASE(an_upload_goes_on_where_it_stood) {
    const auto store = openStore();
    BOOST_TEST(store->packages().find(half).value()->offset == 2'000'000U);
    const auto done = valueOf(store->packages().append(
        {half, "station/station-1", Digest::of(other), other.size(), 2'000'000,
         ByteView{other}.subspan(2'000'000)},
        SystemClock{}.now(), [](const ReceiptFacts&) -> Result<Bytes> { return Bytes{1}; }));
    BOOST_TEST((done.outcome == ChunkOutcome::Accepted));
    BOOST_TEST(done.package.sequence == 2U);
}

BOOST_AUTO_TEST_CASE(an_upload_whose_file_is_too_short_starts_over) {
    fs::resize_file(directory() / "packages" / (half.text() + ".p7m"), 10);
    BOOST_TEST(openStore()->packages().find(half).value()->offset == 0U);
}

BOOST_AUTO_TEST_CASE(a_package_that_is_gone_is_unopenable_and_the_central_starts) {
    fs::remove(directory() / "packages" / (whole.text() + ".p7m"));
    const auto rows = valueOf(commands::list(directory()));
    BOOST_TEST(rows.at(0).at("state") == "unopenable");
    BOOST_TEST(rows.at(0).at("reason") == "bytes of the package are missing");
}

BOOST_AUTO_TEST_CASE(packages_on_a_disk_that_is_not_mounted_are_not_taken_for_gone) {
    fs::rename(directory() / "packages", directory() / "elsewhere");
    fs::create_directory_symlink(directory() / "unmounted", directory() / "packages");
    BOOST_TEST(nameOfFault(commands::list(directory())) == "storage-failed");
    BOOST_TEST(schema() == 0);
    fs::rename(directory() / "elsewhere", directory() / "unmounted");
    BOOST_TEST(openStore()->packages().find(half).value()->offset == 2'000'000U);
}

BOOST_AUTO_TEST_CASE(links_from_when_they_did_not_end_get_an_end) {
    const auto links = valueOf(commands::pinLinks(directory()));
    BOOST_REQUIRE(links.size() == 1U);
    BOOST_TEST(links[0].at("state") == "open");
    const Instant end = valueOf(instantFromText(links[0].at("expiresAt").get<std::string>()));
    BOOST_TEST((end > SystemClock{}.now() + std::chrono::days{29}));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_stays_aside_and_the_central_starts) {
    write("visits.json", bytesOf("nonsense"));
    write("mandates/no-name.p7s", Bytes{1});
    BOOST_TEST(valueOf(commands::list(directory())).size() == 2U);
    BOOST_TEST(fs::exists(directory() / "visits.json.unreadable"));
    BOOST_TEST(!fs::exists(directory() / "visits.json"));
    BOOST_TEST(fs::exists(directory() / "taken-over" / "mandates" / "no-name.p7s"));
    BOOST_TEST((valueOf(openStore()->mandates().find("RA-01")) == Bytes{4, 5}));
    BOOST_TEST(valueOf(openStore()->visits().list()).empty());
}

BOOST_AUTO_TEST_CASE(a_directory_that_cannot_be_moved_in_takes_nothing_over_by_halves) {
    fs::remove(directory() / "visits.json");
    fs::create_directory(directory() / "visits.json");
    BOOST_TEST(nameOfFault(commands::list(directory())) == "storage-failed");
    BOOST_TEST(fs::exists(directory() / "packages"));
    BOOST_TEST(schema() == 0);
    BOOST_TEST(numberFrom("SELECT count(*) FROM sqlite_schema WHERE name = 'mandate'") == 0);
    fs::remove(directory() / "visits.json");
    BOOST_TEST(valueOf(commands::list(directory())).size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_store_of_the_release_before_gets_what_it_lacks) {
    requireDone(openStore()->messages().put("a", bytesOf("text"), Instant{}));
    {
        SQLite::Database database{databaseFile(), SQLite::OPEN_READWRITE};
        database.exec("DROP TABLE rival_piece; DROP TABLE rival; DROP TABLE audit; "
                      "DROP INDEX package_held; DROP INDEX package_unfinished; "
                      "ALTER TABLE package DROP COLUMN touched_at; ALTER TABLE message DROP COLUMN expires_at; "
                      "ALTER TABLE signing_code DROP COLUMN address; PRAGMA user_version = 2");
    }
    const auto store = openStore();
    BOOST_TEST(schema() == 3);
    BOOST_TEST((store->packages().sealed(whole).value() == package));
    BOOST_TEST(store->packages().find(half).value()->offset == 2'000'000U);
    BOOST_TEST(numberFrom("SELECT expires_at > 0 FROM message WHERE name = 'a'") == 1);
    BOOST_TEST(valueOf(commands::list(directory())).size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_central_that_died_before_the_files_were_moved_takes_nothing_over_twice) {
    Applicant changed;
    changed.reference = "R1";
    changed.surname = "Changed";
    requireDone(openStore()->visits().put(changed));
    write("visits.json", bytesOf(R"([{"reference":"R1","surname":"Nowak"}])"));
    setSchema(1);
    BOOST_TEST(valueOf(openStore()->visits().list()).at(1).surname == "Changed");
    BOOST_TEST(!fs::exists(directory() / "visits.json"));
    BOOST_TEST(schema() == 3);
}

BOOST_AUTO_TEST_CASE(a_database_of_a_newer_release_is_a_fault) {
    BOOST_REQUIRE(openStore());
    setSchema(4);
    const auto refused = commands::list(directory());
    BOOST_TEST(nameOfFault(refused) == "storage-failed");
    BOOST_TEST(refused.error().detail.find("schema 4") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
