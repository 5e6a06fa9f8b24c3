#include "tests/sync/central/store/central_stores.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using namespace std::chrono_literals;

namespace {

template <class Stores>
struct HolderFixture : StoreFixture<Stores> {
    std::string link = std::string(32, 'a');

    PinReleases& releases() { return this->store->pinReleases(); }
    ContractCodes& codes() { return this->store->contractCodes(); }
    Result<ReleaseLink> addLink(const CaseId& ofCase) {
        return releases().add({ofCase, link, "CARD-1", this->now + 1h}, Bytes{5});
    }
    BegunTry tryOnce(CentralStore& node, Instant at) {
        return valueOf(node.pinReleases().beginTry(link, at)).value();
    }
    StoredSigningCode code(int sent) {
        return {.caseId = this->id,
                .station = "station/a",
                .contract = Digest::of(bytesOf("contract")),
                .channel = "m",
                .salt = {1},
                .hash = {2},
                .triesLeft = 2,
                .sent = sent,
                .sentAt = this->now,
                .expiresAt = this->now + 1h,
                .proof = {}};
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(holder_stores_tests)

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_link_belongs_to_one_case_and_a_case_has_one_link, T, CentralStores,
                                 HolderFixture<T>) {
    valueOf(this->addLink(this->id));
    requireDone(this->releases().markMailed(this->link));
    BOOST_TEST(nameOfFault(this->addLink(this->newCase())) == "seal-broken");
    this->link[0] = 'b';
    const ReleaseLink stands = valueOf(this->addLink(this->id));
    BOOST_TEST(stands.link == std::string(32, 'a'));
    BOOST_TEST(stands.mailed);
    BOOST_TEST((stands.expiresAt == this->now + 1h));
    BOOST_TEST(valueOf(this->otherNode->pinReleases().list()).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(tries_are_counted_over_nodes_and_the_fourth_locks, T, CentralStores,
                                 HolderFixture<T>) {
    BOOST_TEST(!valueOf(this->releases().beginTry(this->link, this->now)));
    valueOf(this->addLink(this->id));
    for (const int left : {2, 1, 0}) {
        const BegunTry begun = this->tryOnce(left == 1 ? *this->otherNode : *this->store, this->now);
        BOOST_TEST((begun.state == ReleaseState::Open));
        BOOST_TEST(begun.triesLeft == left);
        BOOST_TEST((begun.release == Bytes{5}));
    }
    BOOST_TEST((this->tryOnce(*this->store, this->now).state == ReleaseState::Locked));
    BOOST_TEST(!valueOf(this->releases().takeOut(this->link)));
    BOOST_TEST((valueOf(this->releases().list()).at(0).state == ReleaseState::Locked));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(one_caller_takes_a_pin_out_and_it_is_gone, T, CentralStores, HolderFixture<T>) {
    valueOf(this->addLink(this->id));
    BOOST_TEST(valueOf(this->otherNode->pinReleases().takeOut(this->link)));
    BOOST_TEST(!valueOf(this->releases().takeOut(this->link)));
    requireDone(this->releases().lock(this->link));
    const BegunTry after = this->tryOnce(*this->store, this->now);
    BOOST_TEST((after.state == ReleaseState::Released));
    BOOST_TEST(after.release.empty());
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_link_ends_with_its_time, T, CentralStores, HolderFixture<T>) {
    valueOf(this->addLink(this->id));
    requireDone(this->releases().closeExpired(this->now + 1h - 1ms));
    BOOST_TEST((valueOf(this->releases().list()).at(0).state == ReleaseState::Open));
    BOOST_TEST((this->tryOnce(*this->store, this->now + 1h).state == ReleaseState::Expired));
    requireDone(this->releases().closeExpired(this->now + 2h));
    BOOST_TEST((valueOf(this->releases().list()).at(0).state == ReleaseState::Expired));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_code_takes_the_place_of_the_one_that_was_looked_at, T, CentralStores,
                                 HolderFixture<T>) {
    BOOST_TEST(!valueOf(this->codes().find(this->id)));
    BOOST_TEST(valueOf(this->codes().put(this->code(1), 0)));
    BOOST_TEST(!valueOf(this->otherNode->contractCodes().put(this->code(1), 0)));
    BOOST_TEST(valueOf(this->otherNode->contractCodes().put(this->code(2), 1)));
    const StoredSigningCode stored = valueOf(this->codes().find(this->id)).value();
    BOOST_TEST(stored.sent == 2);
    BOOST_TEST(stored.triesLeft == 2);
    BOOST_TEST((stored.expiresAt == this->now + 1h));
    BOOST_TEST((stored.contract == Digest::of(bytesOf("contract"))));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_code_without_a_try_left_is_used_up_and_forgotten, T, CentralStores,
                                 HolderFixture<T>) {
    valueOf(this->codes().put(this->code(1), 0));
    for (const int left : {1, 0})
        BOOST_TEST(valueOf(this->codes().beginTry(this->id)).value().triesLeft == left);
    const StoredSigningCode after = valueOf(this->codes().beginTry(this->id)).value();
    BOOST_TEST((after.state == SigningCodeState::UsedUp));
    BOOST_TEST(after.hash.empty());
    BOOST_TEST(!valueOf(this->codes().put(this->code(2), 1)));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(an_accepted_code_keeps_its_proof_and_nothing_takes_its_place, T, CentralStores,
                                 HolderFixture<T>) {
    valueOf(this->codes().put(this->code(1), 0));
    requireDone(this->codes().accept(this->id, Bytes{7}));
    requireDone(this->codes().useUp(this->id));
    this->reopen();
    const StoredSigningCode stored = valueOf(this->codes().beginTry(this->id)).value();
    BOOST_TEST((stored.state == SigningCodeState::Accepted));
    BOOST_TEST((stored.proof == Bytes{7}));
    BOOST_TEST(!valueOf(this->codes().put(this->code(2), 1)));
}

BOOST_AUTO_TEST_SUITE_END()
