#include "sync/central/store/sqlite/sqlite_issued_certificates.h"
#include "tests/support/central_fixture.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

struct IssuedFixture {
    std::filesystem::path folder;
    std::unique_ptr<SqliteIssuedCertificates> issued;
    CaseId id = makeCaseId();
    Digest key = Digest::of(bytesOf("key"));

    IssuedFixture() {
        std::string name = (std::filesystem::temp_directory_path() / "rapoint-issued-XXXXXX").string();
        folder = ::mkdtemp(name.data());
        issued = std::move(SqliteIssuedCertificates::open(folder)).value();
    }
    ~IssuedFixture() { std::filesystem::remove_all(folder); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(sqlite_issued_certificates_tests, IssuedFixture)

BOOST_AUTO_TEST_CASE(a_key_and_a_case_have_one_certificate_ever) {
    BOOST_TEST(!issued->find(key)->has_value());
    BOOST_TEST(issued->add(key, {id, {1}}).has_value());
    BOOST_TEST((issued->add(key, {makeCaseId(), {2}}).error().code == FaultCode::JournalConflict));
    BOOST_TEST((issued->add(Digest::of(bytesOf("other")), {id, {2}}).error().code == FaultCode::JournalConflict));
    issued = std::move(SqliteIssuedCertificates::open(folder)).value();
    BOOST_TEST((issued->find(key).value()->certificate == Bytes{1}));
    BOOST_TEST(issued->ofCase(id)->size() == 1U);
    BOOST_TEST((issued->ofCase(id)->front().certificate == Bytes{1}));
    BOOST_TEST(issued->ofCase(makeCaseId())->empty());
}

BOOST_AUTO_TEST_CASE(a_revoked_certificate_stays_and_keeps_its_first_moment) {
    const Instant at = SystemClock{}.now();
    BOOST_TEST((issued->revoke(key, at).error().code == FaultCode::StorageFailed));
    BOOST_REQUIRE(issued->add(key, {id, {1}}));
    BOOST_TEST(!issued->find(key).value()->revokedAt.has_value());
    BOOST_TEST(issued->revoke(key, at).has_value());
    BOOST_TEST(issued->revoke(key, at + std::chrono::hours{1}).has_value());
    issued = std::move(SqliteIssuedCertificates::open(folder)).value();
    BOOST_TEST((issued->find(key).value()->revokedAt == at));
    BOOST_TEST((issued->ofCase(id)->front().revokedAt == at));
    BOOST_TEST((issued->add(key, {id, {2}}).error().code == FaultCode::JournalConflict));
}

BOOST_AUTO_TEST_CASE(only_an_issued_certificate_is_confirmed) {
    BOOST_TEST((issued->confirm(key, true).error().code == FaultCode::StorageFailed));
    BOOST_REQUIRE(issued->add(key, {id, {1}}));
    BOOST_TEST(issued->confirm(key, true).has_value());
    BOOST_TEST(issued->confirm(key, false).has_value());
}

BOOST_AUTO_TEST_CASE(answers_are_found_by_their_requests_and_the_newest_opening_by_its_case) {
    BOOST_REQUIRE((issued->keepAnswer({id, true, {1}, {10}})));
    BOOST_REQUIRE((issued->keepAnswer({id, true, {2}, {20}})));
    BOOST_REQUIRE((issued->keepAnswer({id, false, {3}, {30}})));
    BOOST_TEST((issued->answerTo(Digest::of(Bytes{2})).value() == Bytes{20}));
    BOOST_TEST(!issued->answerTo(Digest::of(Bytes{9}))->has_value());
    BOOST_TEST((issued->openingOf(id).value() == Bytes{2}));
    BOOST_TEST(!issued->openingOf(makeCaseId())->has_value());
    BOOST_TEST((issued->keepAnswer({id, true, {1}, {11}}).error().code == FaultCode::JournalConflict));
}

BOOST_AUTO_TEST_SUITE_END()
