#include "tests/sync/central/store/central_stores.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

template <class Stores>
struct IssuedFixture : StoreFixture<Stores> {
    Digest key = Digest::of(bytesOf("key"));

    IssuedCertificates& issued() { return this->store->certificates(); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(issued_certificates_tests)

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_key_and_a_case_have_one_certificate_ever, T, CentralStores, IssuedFixture<T>) {
    BOOST_TEST(!this->issued().find(this->key)->has_value());
    requireDone(this->issued().add(this->key, {this->id, {1}}));
    BOOST_TEST(nameOfFault(this->issued().add(this->key, {this->newCase(), {2}})) == "journal-conflict");
    BOOST_TEST(nameOfFault(this->otherNode->certificates().add(Digest::of(bytesOf("other")), {this->id, {2}})) ==
               "journal-conflict");
    this->reopen();
    BOOST_TEST((this->issued().find(this->key).value()->certificate == Bytes{1}));
    BOOST_TEST(this->issued().ofCase(this->id)->size() == 1U);
    BOOST_TEST((this->issued().ofCase(this->id)->front().certificate == Bytes{1}));
    BOOST_TEST(this->issued().ofCase(this->newCase())->empty());
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_revoked_certificate_stays_and_keeps_its_first_moment, T, CentralStores,
                                 IssuedFixture<T>) {
    BOOST_TEST(nameOfFault(this->issued().revoke(this->key, this->now)) == "storage-failed");
    requireDone(this->issued().add(this->key, {this->id, {1}}));
    BOOST_TEST(!this->issued().find(this->key).value()->revokedAt.has_value());
    requireDone(this->issued().revoke(this->key, this->now));
    requireDone(this->issued().revoke(this->key, this->now + std::chrono::hours{1}));
    this->reopen();
    BOOST_TEST((this->issued().find(this->key).value()->revokedAt == this->now));
    BOOST_TEST((this->issued().ofCase(this->id)->front().revokedAt == this->now));
    BOOST_TEST(nameOfFault(this->issued().add(this->key, {this->id, {2}})) == "journal-conflict");
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(only_an_issued_certificate_is_confirmed, T, CentralStores, IssuedFixture<T>) {
    BOOST_TEST(nameOfFault(this->issued().confirm(this->key, true)) == "storage-failed");
    requireDone(this->issued().add(this->key, {this->id, {1}}));
    requireDone(this->issued().confirm(this->key, true));
    requireDone(this->issued().confirm(this->key, false));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(answers_are_found_by_their_requests_and_the_newest_opening_by_its_case, T,
                                 CentralStores, IssuedFixture<T>) {
    CmpJournal& journal = this->store->cmpJournal();
    requireDone(journal.keepAnswer({this->id, true, {1}, {10}}));
    requireDone(journal.keepAnswer({this->id, true, {2}, {20}}));
    requireDone(journal.keepAnswer({this->id, false, {3}, {30}}));
    BOOST_TEST((this->otherNode->cmpJournal().answerTo(Digest::of(Bytes{2})).value() == Bytes{20}));
    BOOST_TEST(!journal.answerTo(Digest::of(Bytes{9}))->has_value());
    BOOST_TEST((journal.openingOf(this->id).value() == Bytes{2}));
    BOOST_TEST(!journal.openingOf(this->newCase())->has_value());
    BOOST_TEST(nameOfFault(journal.keepAnswer({this->id, true, {1}, {11}})) == "journal-conflict");
}

BOOST_AUTO_TEST_SUITE_END()
