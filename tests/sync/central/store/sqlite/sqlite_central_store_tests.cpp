#include "sync/central/store/sqlite/sqlite_central_store.h"
#include "tests/support/central_fixture.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fstream>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

struct CentralStoreFixture {
    std::filesystem::path folder;
    std::unique_ptr<SqliteCentralStore> store;
    CaseId id = makeCaseId();
    Bytes package = Bytes(1000, 7);
    std::vector<ReceiptFacts> receipts;

    CentralStoreFixture() {
        std::string name = (std::filesystem::temp_directory_path() / "rapoint-store-XXXXXX").string();
        folder = ::mkdtemp(name.data());
        reopen();
    }
    ~CentralStoreFixture() { std::filesystem::remove_all(folder); }

    void reopen() { store = std::move(SqliteCentralStore::open(folder)).value(); }

    Result<ChunkAnswer> append(std::uint64_t offset, std::size_t size, const std::string& station = "station/a") {
        return append(id, ByteView{package}.subspan(offset, size), offset, Digest::of(package), station);
    }
    Result<ChunkAnswer> append(const CaseId& caseId, ByteView bytes, std::uint64_t offset, const Digest& digest,
                               const std::string& station = "station/a") {
        return store->append({caseId, station, digest, package.size(), offset, bytes}, SystemClock{}.now(),
                             [this](const ReceiptFacts& facts) -> Result<Bytes> {
                                 receipts.push_back(facts);
                                 return Bytes{1, 2, 3};
                             });
    }
    void expect(const Result<ChunkAnswer>& answer, ChunkOutcome outcome, std::uint64_t offset) {
        BOOST_REQUIRE(answer);
        BOOST_TEST((answer->outcome == outcome));
        BOOST_TEST(answer->package.offset == offset);
    }
    std::filesystem::path file() const { return folder / "packages" / (id.text() + ".p7m"); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(sqlite_central_store_tests, CentralStoreFixture)

BOOST_AUTO_TEST_CASE(pieces_make_a_package_with_one_receipt) {
    expect(append(0, 400), ChunkOutcome::Accepted, 400);
    reopen();
    expect(append(400, 600), ChunkOutcome::Accepted, 1000);
    const auto row = store->find(id).value().value();
    BOOST_TEST((row.state == PackageState::Received));
    BOOST_TEST(row.sequence == 1U);
    BOOST_TEST((row.receipt == Bytes{1, 2, 3}));
    BOOST_TEST((store->sealed(id).value() == package));
    BOOST_TEST(receipts.size() == 1U);
    BOOST_TEST(receipts[0].size == 1000U);
}

BOOST_AUTO_TEST_CASE(a_piece_at_another_offset_changes_nothing_and_is_told_the_right_one) {
    append(0, 400).value();
    expect(append(0, 400), ChunkOutcome::WrongOffset, 400);
    expect(append(500, 100), ChunkOutcome::WrongOffset, 400);
    append(400, 600).value();
    expect(append(400, 600), ChunkOutcome::WrongOffset, 1000);
    BOOST_TEST(receipts.size() == 1U);
}

BOOST_AUTO_TEST_CASE(more_than_was_declared_is_not_taken) {
    append(0, 400).value();
    const Bytes more(601, 7);
    expect(append(id, more, 400, Digest::of(package)), ChunkOutcome::WrongOffset, 400);
}

BOOST_AUTO_TEST_CASE(a_second_package_for_the_case_is_refused_before_and_after_completion) {
    const Digest other = Digest::of(bytesOf("other"));
    append(0, 400).value();
    expect(append(id, package, 0, other), ChunkOutcome::AnotherPackage, 400);
    append(400, 600).value();
    expect(append(id, package, 0, other), ChunkOutcome::AnotherPackage, 1000);
    BOOST_TEST(store->list()->size() == 1U);
}

BOOST_AUTO_TEST_CASE(another_station_cannot_go_on_with_an_upload_but_a_medium_can) {
    append(0, 400).value();
    expect(append(400, 600, "station/b"), ChunkOutcome::AnotherStation, 400);
    expect(append(400, 600, kImportStation), ChunkOutcome::Accepted, 1000);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_what_was_declared_are_dropped) {
    Bytes wrong = package;
    wrong[999] ^= 1;
    append(0, 400).value();
    expect(append(id, ByteView{wrong}.subspan(400), 400, Digest::of(package)), ChunkOutcome::Restart, 0);
    BOOST_TEST(!store->find(id)->has_value());
    expect(append(0, 1000), ChunkOutcome::Accepted, 1000);
    BOOST_TEST((store->sealed(id).value() == package));
}

BOOST_AUTO_TEST_CASE(bytes_that_were_written_but_never_acknowledged_are_overwritten) {
    append(0, 400).value();
    std::ofstream{file(), std::ios::app | std::ios::binary} << "half a piece that no transaction knows";
    expect(append(400, 600), ChunkOutcome::Accepted, 1000);
    BOOST_TEST((store->sealed(id).value() == package));
}

BOOST_AUTO_TEST_CASE(a_file_shorter_than_what_was_acknowledged_starts_over) {
    append(0, 400).value();
    std::filesystem::resize_file(file(), 10);
    expect(append(400, 600), ChunkOutcome::WrongOffset, 0);
    expect(append(0, 1000), ChunkOutcome::Accepted, 1000);
}

BOOST_AUTO_TEST_CASE(without_a_receipt_nothing_is_complete) {
    const auto failed = store->append(
        {id, "station/a", Digest::of(package), package.size(), 0, package}, SystemClock{}.now(),
        [](const ReceiptFacts&) -> Result<Bytes> { return failure(FaultCode::CryptoFailed, "no key"); });
    BOOST_REQUIRE(!failed);
    BOOST_TEST(!store->find(id)->has_value());
    expect(append(0, 1000), ChunkOutcome::Accepted, 1000);
    BOOST_TEST(receipts[0].sequence == 1U);
}

BOOST_AUTO_TEST_CASE(sequence_numbers_count_completed_packages) {
    append(0, 400).value();
    const CaseId second = makeCaseId();
    append(second, package, 0, Digest::of(package)).value();
    append(400, 600).value();
    const auto rows = store->list().value();
    BOOST_REQUIRE(rows.size() == 2U);
    BOOST_TEST((rows[0].caseId == second));
    BOOST_TEST(rows[1].sequence == 2U);
}

BOOST_AUTO_TEST_CASE(only_complete_packages_can_be_read_and_marked) {
    append(0, 400).value();
    BOOST_TEST((store->sealed(id).error().code == FaultCode::CaseNotFound));
    BOOST_TEST((store->markOpened(id, {}).error().code == FaultCode::CaseNotFound));
    append(400, 600).value();
    BOOST_TEST(store->markUnopenable(id, "why").has_value());
    BOOST_TEST(store->find(id).value()->reason == "why");
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_written_is_a_fault) {
    BOOST_TEST((SqliteCentralStore::open(folder / "nowhere").error().code == FaultCode::StorageFailed));
    store.reset();
    std::ofstream{folder / "central.db", std::ios::trunc} << std::string(5000, 'x');
    const auto broken = SqliteCentralStore::open(folder);
    BOOST_REQUIRE(!broken);
    BOOST_TEST((broken.error().code == FaultCode::StorageFailed));
}

BOOST_AUTO_TEST_SUITE_END()
