#include "sync/central/store/interface/enrolments.h"

#include "tests/sync/central/store/central_stores.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using namespace std::chrono_literals;

namespace {

template <class Stores>
struct RegisterFixture : StoreFixture<Stores> {
    Enrolments& enrolments() { return this->store->enrolments(); }
    Enrolment enrolment(const std::string& key, const std::string& role, const std::string& name) {
        return {.publicKey = Digest::of(bytesOf(key)),
                .role = role,
                .name = name,
                .certificate = {1, 2},
                .enrolledAt = this->now,
                .endsAt = this->now + 90 * 24h};
    }
    Enrolment found(const std::string& key) {
        return valueOf(this->otherNode->enrolments().find(Digest::of(bytesOf(key)))).value();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(enrolments_tests)

BOOST_FIXTURE_TEST_CASE_TEMPLATE(what_was_entered_is_there_for_every_node, T, CentralStores, RegisterFixture<T>) {
    BOOST_TEST(!valueOf(this->enrolments().find(Digest::of(bytesOf("a")))));
    BOOST_TEST(valueOf(this->enrolments().list()).empty());
    requireDone(this->enrolments().add(this->enrolment("b", "station", "RA-02")));
    requireDone(this->enrolments().add(this->enrolment("a", "station", "RA-01")));
    requireDone(this->enrolments().add(this->enrolment("c", "inspector", "inspector-7")));
    const Enrolment one = this->found("a");
    BOOST_TEST(one.role == "station");
    BOOST_TEST(one.name == "RA-01");
    BOOST_TEST((one.certificate == Bytes{1, 2}));
    BOOST_TEST((one.enrolledAt == this->now && one.endsAt == this->now + 90 * 24h));
    BOOST_TEST((!one.withdrawnAt && !one.lastHeardAt && one.reason.empty()));
    const auto all = valueOf(this->otherNode->enrolments().list());
    BOOST_REQUIRE(all.size() == 3U);
    BOOST_TEST(all[0].name == "inspector-7");
    BOOST_TEST(all[1].name == "RA-01");
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_key_is_entered_once_as_whomever, T, CentralStores, RegisterFixture<T>) {
    requireDone(this->enrolments().add(this->enrolment("a", "inspector", "inspector-7")));
    for (const auto& [role, name] : {std::pair{"approver", "approver-3"}, {"inspector", "inspector-7"}})
        BOOST_TEST(nameOfFault(this->otherNode->enrolments().add(this->enrolment("a", role, name))) ==
                   "journal-conflict");
    BOOST_TEST(this->found("a").role == "inspector");
    requireDone(this->enrolments().add(this->enrolment("b", "inspector", "inspector-7")));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(who_is_withdrawn_stays_so_with_the_first_reason, T, CentralStores,
                                 RegisterFixture<T>) {
    requireDone(this->enrolments().add(this->enrolment("a", "station", "RA-01")));
    const Digest key = Digest::of(bytesOf("a"));
    requireDone(this->otherNode->enrolments().withdraw(key, "stolen", this->now));
    requireDone(this->enrolments().withdraw(key, "found again", this->now + 1h));
    const Enrolment one = this->found("a");
    BOOST_TEST((one.withdrawnAt == this->now));
    BOOST_TEST(one.reason == "stolen");
    BOOST_TEST(one.isWithdrawnAt(this->now));
    BOOST_TEST(!one.isWithdrawnAt(this->now - 1ms));
    BOOST_TEST(nameOfFault(this->enrolments().renew(key, Bytes{3}, this->now + 100 * 24h)) == "not-allowed");
    BOOST_TEST((this->found("a").certificate == Bytes{1, 2}));
    BOOST_TEST(nameOfFault(this->enrolments().withdraw(Digest::of(bytesOf("b")), "stolen", this->now)) ==
               "case-not-found");
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_renewed_key_has_the_newest_certificate, T, CentralStores, RegisterFixture<T>) {
    requireDone(this->enrolments().add(this->enrolment("a", "station", "RA-01")));
    requireDone(this->enrolments().renew(Digest::of(bytesOf("a")), Bytes{9}, this->now + 200 * 24h));
    BOOST_TEST((this->found("a").certificate == Bytes{9}));
    BOOST_TEST((this->found("a").endsAt == this->now + 200 * 24h));
    BOOST_TEST((this->found("a").enrolledAt == this->now));
    BOOST_TEST(nameOfFault(this->enrolments().renew(Digest::of(bytesOf("b")), Bytes{9}, this->now)) ==
               "case-not-found");
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_station_was_heard_at_its_latest_request, T, CentralStores, RegisterFixture<T>) {
    requireDone(this->enrolments().add(this->enrolment("a", "station", "RA-01")));
    requireDone(this->enrolments().heard(Digest::of(bytesOf("a")), this->now + 1h));
    requireDone(this->otherNode->enrolments().heard(Digest::of(bytesOf("a")), this->now));
    this->reopen();
    BOOST_TEST((this->found("a").lastHeardAt == this->now + 1h));
}

BOOST_AUTO_TEST_SUITE_END()
