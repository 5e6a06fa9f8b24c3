#include "station/base/file_bytes.h"
#include "station/work/package_export.h"
#include "sync/central/commands.h"
#include "sync/central/store/interface/package_store.h"
#include "tests/support/central_fixture.h"
#include "tests/support/fakes/memory_outbox.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

/// A case whose package is not the first that comes under its name.
struct FirstComeFixture : CentralFixture {
    CaseId id = makeCaseId();
    Bytes package = seal(id, holder.key());
    std::filesystem::path medium = directory() / "medium";
    EnrolledOfficer otherStation{directory(), EnrolledRole::Station, "station-2"};

    FirstComeFixture() { std::filesystem::create_directory(medium); }

    nlohmann::ordered_json import(ByteView bytes) {
        requireDone(writeFile(medium / (id.text() + ".p7m"), bytes));
        return valueOf(commands::importPackages(directory(), {medium / (id.text() + ".p7m")})).at(0);
    }
    Result<Receipt> deliver(SigningKey& by, ByteView bytes) {
        CentralClient line{endpoint(), by, {}};
        return line.deliver(id, bytes, {});
    }
    StoredPackage counting() { return valueOf(openStore()->packages().find(id)).value(); }
    void requireCounts(ByteView bytes) {
        const StoredPackage row = counting();
        BOOST_TEST((row.state == PackageState::Opened), row.reason);
        BOOST_TEST((row.digest == Digest::of(bytes)));
        BOOST_TEST(std::filesystem::exists(directory() / "keys"));
        BOOST_TEST(valueOf(commands::open(directory(), id, directory() / "out")).size() > 3U);
    }
    PackageChunk piece(const std::string& sender, ByteView whole, std::size_t from, std::size_t size) {
        return {id, sender, Digest::of(whole), whole.size(), from, whole.subspan(from, size)};
    }
    ChunkAnswer append(const PackageChunk& chunk) {
        return valueOf(openStore()->packages().append(
            chunk, SystemClock{}.now(), [](const ReceiptFacts&) -> Result<Bytes> { return Bytes{1}; }));
    }
    Bytes truncated() const { return {package.begin(), package.begin() + 60'000}; }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(first_come_tests, FirstComeFixture)

BOOST_AUTO_TEST_CASE(junk_that_was_imported_first_gives_way_to_the_package_on_the_next_stick) {
    for (const Bytes& junk : {Bytes(100, 0x5a), truncated()})
        BOOST_TEST(import(junk)["state"] == "unopenable");
    const auto row = import(package);
    BOOST_TEST(row["state"] == "opened");
    requireCounts(package);
    // What lost its place is still there, with the reason why it was not opened.
    const auto rows = valueOf(commands::list(directory()));
    BOOST_REQUIRE(rows.size() == 3U);
    for (const auto& one : rows)
        BOOST_TEST((one["rival"] == 0) == (one["state"] == "opened"));
}

BOOST_AUTO_TEST_CASE(junk_that_came_first_gives_way_to_what_the_station_sends) {
    import(truncated());
    start();
    const auto receipt = deliver(station, package);
    BOOST_REQUIRE_MESSAGE(receipt, (receipt ? "" : explain(receipt.error())));
    BOOST_TEST((valueOf(deliver(station, package)).signedForm == receipt->signedForm));
    stop();
    requireCounts(package);
}

BOOST_AUTO_TEST_CASE(another_stations_junk_finished_or_not_keeps_nobody_out) {
    start();
    BOOST_REQUIRE(deliver(otherStation, Bytes(3000, 7)));
    BOOST_REQUIRE(deliver(station, package));
    requireCounts(package);
    id = makeCaseId();
    package = seal(id, holder.key());
    BOOST_TEST((append(piece("station/station-2", Bytes(9000, 7), 0, 100)).outcome == ChunkOutcome::Accepted));
    // Not even with the same bytes declared, and others sent.
    Bytes poison = package;
    poison[10] ^= 1;
    PackageChunk poisoned = piece("station/station-2", poison, 0, 500);
    poisoned.digest = Digest::of(package);
    BOOST_TEST((append(poisoned).outcome == ChunkOutcome::Accepted));
    BOOST_REQUIRE(deliver(station, package));
    std::filesystem::remove_all(directory() / "out");
    requireCounts(package);
}

BOOST_AUTO_TEST_CASE(an_upload_goes_on_where_it_was_whatever_comes_beside_it) {
    append(piece("station/station-1", package, 0, 40'000));
    for (int i = 0; i < 3; ++i)
        append(piece("station/station-2", Bytes(5000, static_cast<std::uint8_t>(i)), 0, 5000));
    const auto there = valueOf(openStore()->packages().find(id, Digest::of(package), "station/station-1")).value();
    BOOST_TEST(there.offset == 40'000U);
    start();
    std::size_t first = 0;
    CentralClient line{endpoint(), station, {}};
    BOOST_REQUIRE(
        line.deliver(id, package, [&](std::size_t sent, std::size_t) { first = first == 0 ? sent : first; }));
    BOOST_TEST(first >= 40'000U);
    requireCounts(package);
}

BOOST_AUTO_TEST_CASE(what_was_opened_is_replaced_by_nothing) {
    start();
    BOOST_REQUIRE(deliver(station, package));
    BOOST_TEST(nameOfFault(deliver(otherStation, Bytes(3000, 7))) == "central-refused");
    BOOST_TEST(nameOfFault(deliver(station, seal(id, holder.key()))) == "central-refused");
    BOOST_TEST(import(Bytes(100, 1))["fault"].get<std::string>().starts_with("journal-conflict"));
    requireCounts(package);
    BOOST_TEST(packages().size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_came_on_a_medium_as_the_label_says_is_taken_in_and_nothing_else) {
    MemoryOutbox outbox;
    requireDone(outbox.put(id, package));
    CaseState state;
    state.package = PackageSealed{Digest::of(package).hex(), static_cast<std::int64_t>(package.size())};
    const work::PackageExport order{id, state, station, SystemClock{}.now()};
    const auto file = valueOf(work::exportPackage(outbox, order, medium));
    // A stick that was pulled out too early; the copy of another case; a package that was exchanged.
    for (const Bytes& other : {truncated(), Bytes(100, 1), seal(makeCaseId(), holder.key())}) {
        BOOST_TEST(import(other)["fault"].get<std::string>().starts_with("seal-broken"));
        BOOST_TEST(packages().empty());
    }
    BOOST_TEST(import(package)["state"] == "opened");
    requireCounts(package);
}

BOOST_AUTO_TEST_CASE(a_label_of_somebody_else_or_that_was_changed_takes_nothing_in) {
    MemoryOutbox outbox;
    requireDone(outbox.put(id, package));
    CaseState state;
    state.package = PackageSealed{Digest::of(package).hex(), static_cast<std::int64_t>(package.size())};
    SoftwareSigningKey stranger{"station-1"};
    for (SigningKey* sender : {static_cast<SigningKey*>(&stranger), static_cast<SigningKey*>(&inspector)}) {
        valueOf(work::exportPackage(outbox, {id, state, *sender, SystemClock{}.now()}, medium));
        BOOST_TEST(import(package)["fault"].get<std::string>().find("no") != std::string::npos);
        BOOST_TEST(packages().empty());
    }
    valueOf(work::exportPackage(outbox, {id, state, station, SystemClock{}.now()}, medium));
    const auto label = medium / (id.text() + ".export");
    std::string text{textOf(valueOf(readFile(label, 100'000)))};
    const std::size_t size = text.find(std::to_string(package.size()));
    BOOST_REQUIRE(size != std::string::npos);
    text[size] = text[size] == '9' ? '1' : '9';
    requireDone(writeFile(label, bytesOf(text)));
    BOOST_TEST(import(package)["fault"].get<std::string>().starts_with("seal-broken"));
    BOOST_TEST(packages().empty());
}

BOOST_AUTO_TEST_CASE(a_station_that_fills_its_room_is_told_so_and_the_others_are_not_touched) {
    std::ofstream{directory() / "central.toml"} << "station-mebibytes = 128\n";
    start();
    for (const std::uint64_t size : {68ULL << 20, (60ULL << 20) - 2 * kPackageOverhead}) {
        const CaseId begun = makeCaseId();
        BOOST_TEST((append({begun, "station/station-1", Digest::of(bytesOf(begun.text())), size, 0, bytesOf("x")})
                        .outcome == ChunkOutcome::Accepted));
    }
    const auto refused = deliver(station, package);
    // The station keeps its package and comes again.
    BOOST_TEST(nameOfFault(refused) == "central-unreachable");
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().detail.find("fill its room") != std::string::npos, refused.error().detail);
    BOOST_TEST(deliver(otherStation, package).has_value());
    requireCounts(package);
}

BOOST_AUTO_TEST_CASE(an_outbox_that_holds_other_bytes_exports_nothing) {
    MemoryOutbox outbox;
    requireDone(outbox.put(id, truncated()));
    CaseState state;
    state.package = PackageSealed{Digest::of(package).hex(), static_cast<std::int64_t>(package.size())};
    BOOST_TEST(nameOfFault(work::exportPackage(outbox, {id, state, station, {}}, medium / "new")) ==
               "seal-broken");
    BOOST_TEST(!std::filesystem::exists(medium / "new"));
}

BOOST_AUTO_TEST_SUITE_END()
