#include "tests/sync/central/store/central_stores.h"

#include <boost/test/unit_test.hpp>

#include <thread>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

template <class Stores>
struct PackageFixture : StoreFixture<Stores> {
    Bytes package = Bytes(1000, 7);
    std::vector<ReceiptFacts> receipts{};

    PackageStore& packages() { return this->store->packages(); }
    Result<ChunkAnswer> append(std::uint64_t offset, std::size_t size, const std::string& station = "station/a") {
        return append(this->id, ByteView{package}.subspan(offset, size), offset, Digest::of(package), station);
    }
    Result<ChunkAnswer> append(const CaseId& caseId, ByteView bytes, std::uint64_t offset, const Digest& digest,
                               const std::string& station = "station/a") {
        return packages().append({caseId, station, digest, package.size(), offset, bytes}, this->now,
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
};

} // namespace

BOOST_AUTO_TEST_SUITE(package_store_tests)

BOOST_FIXTURE_TEST_CASE_TEMPLATE(pieces_make_a_package_with_one_receipt, T, CentralStores, PackageFixture<T>) {
    this->expect(this->append(0, 400), ChunkOutcome::Accepted, 400);
    this->reopen();
    this->expect(this->append(400, 600), ChunkOutcome::Accepted, 1000);
    const auto row = this->packages().find(this->id).value().value();
    BOOST_TEST((row.state == PackageState::Received));
    BOOST_TEST(row.sequence == 1U);
    BOOST_TEST((row.receivedAt == this->now));
    BOOST_TEST((row.receipt == Bytes{1, 2, 3}));
    BOOST_TEST((this->packages().sealed(this->id).value() == this->package));
    BOOST_TEST(this->receipts.size() == 1U);
    BOOST_TEST(this->receipts[0].size == 1000U);
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(what_one_node_has_opened_stays_open_when_another_could_not, T, CentralStores,
                                 PackageFixture<T>) {
    this->append(0, 1000).value();
    requireDone(this->packages().markOpened(this->id, Bytes{9}));
    requireDone(this->otherNode->packages().markUnopenable(this->id, "no memory"));
    BOOST_TEST((this->packages().find(this->id).value()->state == PackageState::Opened));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(an_untimely_package_is_looked_at_again_until_something_else_is_known, T,
                                 CentralStores, PackageFixture<T>) {
    this->append(0, 1000).value();
    requireDone(this->packages().markUntimely(this->id, "ended", this->now));
    this->reopen();
    const auto row = this->packages().find(this->id).value().value();
    BOOST_TEST((row.state == PackageState::Unopenable));
    BOOST_TEST((row.judgedAt == this->now));
    BOOST_TEST((this->packages().unopened().value() == std::vector<PackageKey>{this->id}));
    requireDone(this->packages().markUnopenable(this->id, "changed"));
    BOOST_TEST(!this->packages().find(this->id).value()->judgedAt.has_value());
    BOOST_TEST(this->packages().unopened()->empty());
    requireDone(this->packages().markOpenedAt(this->id, {}, this->now));
    BOOST_TEST((this->packages().find(this->id).value()->judgedAt == this->now));
    BOOST_TEST(this->packages().unopened()->empty());
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(timestamps_are_kept_beside_an_opened_package_and_stay, T, CentralStores,
                                 PackageFixture<T>) {
    const std::vector<PackageTimestamp> stamps{{this->now, Bytes{1}},
                                               {this->now + std::chrono::seconds{1}, Bytes{2}}};
    this->append(0, 1000).value();
    requireDone(this->packages().keepTimestamps(this->id, stamps));
    BOOST_TEST(this->packages().timestamps(this->id)->empty());
    requireDone(this->packages().markOpened(this->id, {}));
    BOOST_TEST((this->packages().unstamped().value() == std::vector{this->id}));
    requireDone(this->packages().keepTimestamps(this->id, stamps));
    requireDone(
        this->otherNode->packages().keepTimestamps(this->id, {{this->now, Bytes{9}}, {this->now, Bytes{9}}}));
    this->reopen();
    const auto kept = this->packages().timestamps(this->id).value();
    BOOST_REQUIRE(kept.size() == 2U);
    BOOST_TEST((kept[1].token == Bytes{2} && kept[1].stampedAt == stamps[1].stampedAt));
    BOOST_TEST((this->packages().find(this->id).value()->stampedAt == stamps[1].stampedAt));
    BOOST_TEST(this->packages().unstamped()->empty());
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(what_one_node_has_accepted_another_one_goes_on_with, T, CentralStores,
                                 PackageFixture<T>) {
    this->append(0, 400).value();
    BOOST_TEST(this->otherNode->packages().find(this->id).value()->offset == 400U);
    const auto done = this->otherNode->packages().append(
        {this->id, "station/a", Digest::of(this->package), 1000, 400, ByteView{this->package}.subspan(400)},
        this->now, [](const ReceiptFacts&) -> Result<Bytes> { return Bytes{4}; });
    this->expect(done, ChunkOutcome::Accepted, 1000);
    BOOST_TEST((this->packages().sealed(this->id).value() == this->package));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_package_of_several_megabytes_comes_back_byte_for_byte, T, CentralStores,
                                 PackageFixture<T>) {
    this->package.assign(5'300'007, 0);
    std::uint32_t state = 1;
    for (auto& byte : this->package)
        byte = static_cast<std::uint8_t>((state = state * 1664525U + 1013904223U) >> 24);
    constexpr std::size_t kPiece = 2'200'003;
    for (std::size_t at = 0; at < this->package.size(); at += kPiece)
        BOOST_REQUIRE((this->append(at, std::min(kPiece, this->package.size() - at)).value().outcome ==
                       ChunkOutcome::Accepted));
    BOOST_TEST((this->packages().sealed(this->id).value() == this->package));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_piece_at_another_offset_changes_nothing_and_is_told_the_right_one, T,
                                 CentralStores, PackageFixture<T>) {
    this->append(0, 400).value();
    this->expect(this->append(0, 400), ChunkOutcome::WrongOffset, 400);
    this->expect(this->append(500, 100), ChunkOutcome::WrongOffset, 400);
    this->append(400, 600).value();
    this->expect(this->append(400, 600), ChunkOutcome::WrongOffset, 1000);
    BOOST_TEST(this->receipts.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(of_two_who_bring_the_same_piece_one_is_accepted, T, CentralStores,
                                 PackageFixture<T>) {
    std::atomic<int> accepted{0};
    std::vector<std::thread> nodes;
    for (CentralStore* node : {this->store.get(), this->otherNode.get()})
        nodes.emplace_back([&, node] {
            const auto answer = node->packages().append(
                {this->id, "station/a", Digest::of(this->package), 1000, 0, ByteView{this->package}.first(400)},
                this->now, [](const ReceiptFacts&) -> Result<Bytes> { return Bytes{1}; });
            accepted += answer && answer->outcome == ChunkOutcome::Accepted ? 1 : 0;
        });
    for (std::thread& node : nodes)
        node.join();
    BOOST_TEST(accepted == 1);
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(more_than_was_declared_is_not_taken, T, CentralStores, PackageFixture<T>) {
    this->append(0, 400).value();
    const Bytes more(601, 7);
    this->expect(this->append(this->id, more, 400, Digest::of(this->package)), ChunkOutcome::WrongOffset, 400);
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(nothing_is_not_a_piece, T, CentralStores, PackageFixture<T>) {
    BOOST_TEST(nameOfFault(this->append(this->id, {}, 0, Digest::of(this->package))) == "input-invalid");
    this->package.clear();
    BOOST_TEST(nameOfFault(this->append(this->id, Bytes{1}, 0, {})) == "input-invalid");
    BOOST_TEST(this->packages().list()->empty());
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_second_package_has_an_upload_of_its_own_until_one_was_opened, T, CentralStores,
                                 PackageFixture<T>) {
    const Bytes second(1000, 8);
    const auto other = [&](std::uint64_t offset, std::size_t size) {
        return this->append(this->id, ByteView{second}.subspan(offset, size), offset, Digest::of(second));
    };
    this->append(0, 400).value();
    this->expect(other(0, 300), ChunkOutcome::Accepted, 300);
    this->expect(this->append(400, 600), ChunkOutcome::Accepted, 1000);
    this->expect(other(300, 200), ChunkOutcome::Accepted, 500);
    requireDone(this->packages().markOpened(this->id, {}));
    this->expect(other(500, 500), ChunkOutcome::AnotherPackage, 1000);
    BOOST_TEST((this->packages().sealed(this->id).value() == this->package));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_whole_package_counts_before_one_that_is_not, T, CentralStores,
                                 PackageFixture<T>) {
    const Bytes second(1000, 8);
    this->append(0, 400).value();
    const auto done = valueOf(this->append(this->id, second, 0, Digest::of(second), "station/b"));
    BOOST_TEST(done.package.rival == 0);
    BOOST_TEST((this->packages().sealed(this->id).value() == second));
    // The other one goes on where it was.
    this->expect(this->append(400, 600), ChunkOutcome::Accepted, 1000);
    const auto row = this->packages().find(this->id, Digest::of(this->package), "station/a").value().value();
    BOOST_TEST(row.rival != 0);
    BOOST_TEST((this->packages().sealed(row.key()).value() == this->package));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(what_opens_takes_the_place_of_what_did_not_and_nothing_is_lost, T, CentralStores,
                                 PackageFixture<T>) {
    const Bytes second(1000, 8);
    this->append(0, 1000).value();
    requireDone(this->packages().markUnopenable(this->id, "why"));
    const auto rival = valueOf(this->append(this->id, second, 0, Digest::of(second), "station/b")).package;
    BOOST_TEST(rival.rival != 0);
    BOOST_TEST((this->packages().unopened().value() == std::vector{rival.key()}));
    requireDone(this->packages().markUnopenable(rival.key(), "neither"));
    BOOST_TEST((this->packages().sealed(this->id).value() == this->package));
    requireDone(this->packages().markOpened(rival.key(), Bytes{9}));
    this->reopen();
    const auto counting = this->packages().find(this->id).value().value();
    BOOST_TEST((counting.state == PackageState::Opened));
    BOOST_TEST((counting.requestFile == Bytes{9}));
    BOOST_TEST(counting.sequence == 2U);
    BOOST_TEST((this->packages().sealed(this->id).value() == second));
    const auto former = this->packages().find(this->id, Digest::of(this->package), "station/a").value().value();
    BOOST_TEST(former.reason == "why");
    BOOST_TEST((former.receipt == Bytes{1, 2, 3}));
    BOOST_TEST((this->packages().sealed(former.key()).value() == this->package));
    // It cannot come back over the one that was opened.
    requireDone(this->packages().markOpened(former.key(), {}));
    BOOST_TEST((this->packages().sealed(this->id).value() == second));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_station_has_so_much_room_for_what_nobody_opened_and_the_others_have_theirs, T,
                                 CentralStores, PackageFixture<T>) {
    this->store =
        this->stores.open({.stationBytes = 2500 + 2 * kPackageOverhead, .unfinished = std::chrono::days{7}});
    this->append(0, 1).value();
    requireDone(this->append(this->newCase(), this->package, 0, Digest::of(this->package)));
    this->expect(this->append(this->newCase(), ByteView{this->package}.first(1), 0, Digest::of(this->package)),
                 ChunkOutcome::NoRoom, 0);
    // What has begun goes on, and what was opened takes no room.
    this->expect(this->append(1, 999), ChunkOutcome::Accepted, 1000);
    this->expect(
        this->append(this->newCase(), ByteView{this->package}.first(1), 0, Digest::of(this->package), "station/b"),
        ChunkOutcome::Accepted, 1);
    requireDone(this->packages().markOpened(this->id, {}));
    this->expect(this->append(this->newCase(), ByteView{this->package}.first(1), 0, Digest::of(this->package)),
                 ChunkOutcome::Accepted, 1);
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(an_upload_that_nobody_goes_on_with_ends_after_its_days, T, CentralStores,
                                 PackageFixture<T>) {
    this->append(0, 400).value();
    this->now += std::chrono::days{6};
    this->append(400, 100).value();
    this->now += std::chrono::days{6};
    this->append(this->newCase(), ByteView{this->package}.first(1), 0, Digest::of(this->package)).value();
    BOOST_TEST(this->packages().find(this->id).value().value().offset == 500U);
    this->now += std::chrono::days{2};
    this->append(this->newCase(), ByteView{this->package}.first(1), 0, Digest::of(this->package)).value();
    BOOST_TEST(!this->packages().find(this->id).value());
    this->expect(this->append(500, 500), ChunkOutcome::WrongOffset, 0);
    this->expect(this->append(0, 1000), ChunkOutcome::Accepted, 1000);
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(another_station_has_its_own_upload_of_the_same_bytes_and_a_medium_goes_on, T,
                                 CentralStores, PackageFixture<T>) {
    this->append(0, 400).value();
    this->expect(this->append(400, 600, "station/b"), ChunkOutcome::WrongOffset, 0);
    this->expect(this->append(0, 300, "station/b"), ChunkOutcome::Accepted, 300);
    this->expect(this->append(400, 600, kImportStation), ChunkOutcome::Accepted, 1000);
    this->expect(this->append(300, 700, "station/b"), ChunkOutcome::AnotherStation, 1000);
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(bytes_that_are_not_what_was_declared_are_dropped, T, CentralStores,
                                 PackageFixture<T>) {
    for (const std::size_t changed : {0U, 999U}) {
        Bytes wrong = this->package;
        wrong[changed] ^= 1;
        const Digest declared = Digest::of(this->package);
        this->append(this->id, ByteView{wrong}.first(400), 0, declared).value();
        this->expect(this->append(this->id, ByteView{wrong}.subspan(400), 400, declared), ChunkOutcome::Restart,
                     0);
        BOOST_TEST(!this->packages().find(this->id)->has_value());
    }
    this->expect(this->append(0, 1000), ChunkOutcome::Accepted, 1000);
    BOOST_TEST((this->packages().sealed(this->id).value() == this->package));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(without_a_receipt_nothing_is_complete, T, CentralStores, PackageFixture<T>) {
    const auto failed = this->packages().append(
        {this->id, "station/a", Digest::of(this->package), this->package.size(), 0, this->package}, this->now,
        [](const ReceiptFacts&) -> Result<Bytes> { return failure(FaultCode::CryptoFailed, "no key"); });
    BOOST_TEST(nameOfFault(failed) == "crypto-failed");
    BOOST_TEST(!this->packages().find(this->id)->has_value());
    this->expect(this->append(0, 1000), ChunkOutcome::Accepted, 1000);
    BOOST_TEST(this->receipts[0].sequence == 1U);
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(sequence_numbers_count_completed_packages, T, CentralStores, PackageFixture<T>) {
    this->append(0, 400).value();
    const CaseId second = this->newCase();
    this->append(second, this->package, 0, Digest::of(this->package)).value();
    this->append(400, 600).value();
    const auto rows = this->packages().list().value();
    BOOST_REQUIRE(rows.size() == 2U);
    BOOST_TEST((rows[0].caseId == second));
    BOOST_TEST(rows[1].sequence == 2U);
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(only_complete_packages_can_be_read_and_marked, T, CentralStores,
                                 PackageFixture<T>) {
    this->append(0, 400).value();
    BOOST_TEST(nameOfFault(this->packages().sealed(this->id)) == "case-not-found");
    BOOST_TEST(nameOfFault(this->packages().markOpened(this->id, {})) == "case-not-found");
    this->append(400, 600).value();
    requireDone(this->packages().markUnopenable(this->id, "why"));
    BOOST_TEST(this->packages().find(this->id).value()->reason == "why");
    requireDone(this->packages().markOpened(this->id, Bytes{9}));
    BOOST_TEST((this->packages().find(this->id).value()->requestFile == Bytes{9}));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(what_nobody_has_looked_into_is_known_in_its_order, T, CentralStores,
                                 PackageFixture<T>) {
    const CaseId second = this->newCase();
    const CaseId third = this->newCase();
    for (const CaseId& one : {second, this->id, third})
        this->append(one, this->package, 0, Digest::of(this->package)).value();
    this->append(this->newCase(), ByteView{this->package}.first(10), 0, Digest::of(this->package)).value();
    requireDone(this->packages().markOpened(third, {}));
    BOOST_TEST((this->packages().unopened().value() == std::vector<PackageKey>{second, this->id}));
}

BOOST_AUTO_TEST_SUITE_END()
