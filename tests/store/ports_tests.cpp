#include "tests/store/store_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using rapoint::test::anyFileHolds;
using rapoint::test::contentOf;
using rapoint::test::overwrite;

namespace {

FaultCode codeOf(const auto& result) {
    BOOST_REQUIRE(!result);
    return result.error().code;
}

Applicant visitOf(const std::string& reference) {
    Applicant applicant;
    applicant.reference = reference;
    applicant.surname = "Żółkiewska";
    applicant.nationalNumber = {"POL", "72033012347"};
    return applicant;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(ports_tests, test::StoreFixture)

BOOST_AUTO_TEST_CASE(evidence_comes_back_bit_for_bit_and_lies_sealed) {
    const CaseId id = openCase();
    Bytes picture(300000);
    random.fill(picture);
    const std::string mark = "PLANTED-MARK";
    std::copy(mark.begin(), mark.end(), picture.begin() + 1000);
    const auto ref = store().evidence().put(id, "document-front.png", "image/png", picture);
    BOOST_REQUIRE(ref);
    BOOST_TEST(ref->size == 300000);
    BOOST_TEST(ref->sha256 == Digest::of(picture).hex());
    BOOST_TEST(ref->id == Digest::of(bytesOf(contentOf(directory / "evidence" / ref->id))).hex());
    reopen();
    BOOST_CHECK(store().evidence().get(id, *ref) == picture);
    BOOST_TEST(!anyFileHolds(directory, mark));
    const auto empty = store().evidence().put(id, "empty", "text/plain", {});
    BOOST_REQUIRE(empty);
    BOOST_TEST(store().evidence().get(id, *empty)->empty());
}

BOOST_AUTO_TEST_CASE(evidence_that_was_touched_or_belongs_elsewhere_does_not_open) {
    const CaseId id = openCase();
    const CaseId other = openCase();
    const EvidenceRef ref = *store().evidence().put(id, "scan.png", "image/png", bytesOf("a picture"));
    BOOST_CHECK(codeOf(store().evidence().get(other, ref)) == FaultCode::SealBroken);
    EvidenceRef renamed = ref;
    renamed.name = "other.png";
    BOOST_CHECK(codeOf(store().evidence().get(id, renamed)) == FaultCode::SealBroken);
    EvidenceRef elsewhere = ref;
    elsewhere.id = "../store.db";
    BOOST_CHECK(codeOf(store().evidence().get(id, elsewhere)) == FaultCode::MessageMalformed);

    const std::filesystem::path file = directory / "evidence" / ref.id;
    const std::string good = contentOf(file);
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 4);
        overwrite(file, bad);
        BOOST_REQUIRE(codeOf(store().evidence().get(id, ref)) == FaultCode::SealBroken);
    }
    std::filesystem::remove(file);
    BOOST_CHECK(codeOf(store().evidence().get(id, ref)) == FaultCode::StorageFailed);
}

BOOST_AUTO_TEST_CASE(the_outbox_keeps_a_package_until_its_receipt) {
    const CaseId id = openCase();
    BOOST_CHECK(codeOf(store().outbox().get(id)) == FaultCode::CaseNotFound);
    BOOST_CHECK(codeOf(store().outbox().settle(id, bytesOf("receipt"))) == FaultCode::CaseNotFound);
    BOOST_REQUIRE(store().outbox().put(id, bytesOf("package")));
    reopen();
    BOOST_TEST(textOf(*store().outbox().get(id)) == "package");
    overwrite(directory / "outbox" / "notes.txt", "no package");
    BOOST_TEST((store().outbox().waiting().value() == std::vector{id}));
    BOOST_REQUIRE(store().outbox().settle(id, bytesOf("receipt")));
    BOOST_TEST(store().outbox().waiting().value().empty());
    BOOST_CHECK(codeOf(store().outbox().get(id)) == FaultCode::CaseNotFound);
    BOOST_TEST(contentOf(directory / "receipts" / (id.text() + ".p7s")) == "receipt");
    BOOST_TEST(store().outbox().settle(id, bytesOf("receipt")).has_value());
    BOOST_CHECK(codeOf(store().outbox().settle(id, bytesOf("another"))) == FaultCode::JournalConflict);
    BOOST_CHECK(codeOf(store().outbox().put(CaseId::make(clock.now(), random), bytesOf("p"))) ==
                FaultCode::CaseNotFound);
    BOOST_CHECK(codeOf(store().outbox().put(id, {})) == FaultCode::InputInvalid);
}

BOOST_AUTO_TEST_CASE(a_package_that_was_settled_half_way_is_dropped_when_settled_again) {
    const CaseId id = openCase();
    BOOST_REQUIRE(store().outbox().put(id, bytesOf("package")));
    overwrite(directory / "receipts" / (id.text() + ".p7s"), "receipt");
    BOOST_TEST(store().outbox().waiting().value().empty());
    BOOST_REQUIRE(store().outbox().settle(id, bytesOf("receipt")));
    BOOST_CHECK(codeOf(store().outbox().get(id)) == FaultCode::CaseNotFound);
}

BOOST_AUTO_TEST_CASE(visits_are_found_by_their_reference_and_lie_sealed) {
    Visits& visits = store().visits();
    BOOST_CHECK(codeOf(visits.find("A-1")) == FaultCode::VisitListEmpty);
    BOOST_REQUIRE(visits.replace({visitOf("A-1"), visitOf("A-2")}, clock.now()));
    BOOST_CHECK(*reopen().visits().find("A-2") == visitOf("A-2"));
    BOOST_CHECK(codeOf(store().visits().find("A-3")) == FaultCode::VisitNotFound);
    BOOST_TEST(!anyFileHolds(directory, "72033012347"));
    BOOST_REQUIRE(store().visits().replace({visitOf("B-1")}, clock.now()));
    BOOST_CHECK(codeOf(store().visits().find("A-1")) == FaultCode::VisitNotFound);
    BOOST_CHECK(store().visits().find("B-1").has_value());
    BOOST_REQUIRE(store().visits().replace({}, clock.now()));
    BOOST_CHECK(codeOf(store().visits().find("B-1")) == FaultCode::VisitListEmpty);
}

BOOST_AUTO_TEST_CASE(visits_cannot_be_read_without_the_stations_token) {
    BOOST_REQUIRE(store().visits().replace({visitOf("A-1")}, clock.now()));
    stationKey.setPresent(false);
    BOOST_CHECK(codeOf(reopen().visits().find("A-1")) == FaultCode::StationKeyMissing);
}

BOOST_AUTO_TEST_CASE(protocol_messages_come_back_in_order_and_go_with_the_case) {
    const CaseId id = openCase();
    BOOST_REQUIRE(store().messages().append(id, MessageDirection::Sent, bytesOf("request")));
    BOOST_REQUIRE(store().messages().append(id, MessageDirection::Received, bytesOf("answer")));
    const auto messages = reopen().messages().load(id);
    BOOST_REQUIRE(messages);
    BOOST_REQUIRE_EQUAL(messages->size(), 2U);
    BOOST_CHECK(messages->front().direction == MessageDirection::Sent);
    BOOST_TEST(textOf(messages->front().message) == "request");
    BOOST_CHECK(messages->back().direction == MessageDirection::Received);
    BOOST_TEST(textOf(messages->back().message) == "answer");
    BOOST_REQUIRE(close(id));
    BOOST_CHECK(codeOf(store().messages().load(id)) == FaultCode::CaseClosed);
    BOOST_CHECK(codeOf(store().messages().load(CaseId::make(clock.now(), random))) == FaultCode::CaseNotFound);
}

BOOST_AUTO_TEST_SUITE_END()
