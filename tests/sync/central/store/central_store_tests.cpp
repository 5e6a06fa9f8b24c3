#include "tests/sync/central/store/central_stores.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using namespace std::chrono_literals;

namespace {

template <class Stores>
struct QueueFixture : StoreFixture<Stores> {
    MessageQueue& messages() { return this->store->messages(); }
    void put(const std::string& name, std::string_view text) {
        requireDone(messages().put(name, bytesOf(text), this->now + 1h));
    }
    std::optional<TakenMessage> take(CentralStore& node, const std::string& name, Instant at) {
        return valueOf(node.messages().take(name, at, at + 1min));
    }
    std::vector<std::string> waiting() { return valueOf(this->otherNode->messages().waiting()); }
    static Applicant visit(const std::string& reference, const std::string& surname) {
        Applicant applicant;
        applicant.reference = reference;
        applicant.surname = surname;
        return applicant;
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(central_store_tests)

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_message_waits_until_it_was_sent_and_the_newest_of_its_name_counts, T,
                                 CentralStores, QueueFixture<T>) {
    this->put("b", "first");
    this->put("a", "other");
    this->put("b", "second");
    BOOST_TEST((this->waiting() == std::vector<std::string>{"a", "b"}));
    const auto taken = this->take(*this->store, "b", this->now).value();
    BOOST_TEST(textOf(taken.content.bytes()) == "second");
    BOOST_TEST(this->waiting().size() == 2U);
    requireDone(this->messages().sent(taken));
    BOOST_TEST((this->waiting() == std::vector<std::string>{"a"}));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(one_node_has_a_message_until_its_time_is_over, T, CentralStores,
                                 QueueFixture<T>) {
    this->put("a", "text");
    const auto first = this->take(*this->store, "a", this->now).value();
    BOOST_TEST(!this->take(*this->otherNode, "a", this->now + 59s));
    BOOST_TEST(!this->take(*this->otherNode, "missing", this->now));
    const auto second = this->take(*this->otherNode, "a", this->now + 1min).value();
    // Who was too slow changes nothing.
    requireDone(this->messages().sent(first));
    requireDone(this->messages().giveBack(first));
    BOOST_TEST(!this->take(*this->store, "a", this->now + 90s));
    requireDone(this->otherNode->messages().giveBack(second));
    BOOST_TEST(this->take(*this->store, "a", this->now + 90s).has_value());
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_message_that_was_replaced_while_it_was_sent_still_waits, T, CentralStores,
                                 QueueFixture<T>) {
    this->put("a", "old");
    const auto old = this->take(*this->store, "a", this->now).value();
    this->put("a", "new");
    requireDone(this->messages().sent(old));
    BOOST_TEST(textOf(this->take(*this->store, "a", this->now).value().content.bytes()) == "new");
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_message_whose_time_is_over_is_given_to_nobody_and_goes, T, CentralStores,
                                 QueueFixture<T>) {
    this->put("a", "text");
    requireDone(this->messages().put("b", bytesOf("later"), this->now + 2h));
    BOOST_TEST(this->take(*this->store, "a", this->now + 59min).has_value());
    BOOST_TEST(!this->take(*this->otherNode, "a", this->now + 1h));
    BOOST_TEST(valueOf(this->messages().dropExpired(this->now + 59min)).empty());
    BOOST_TEST((valueOf(this->messages().dropExpired(this->now + 1h)) == std::vector<std::string>{"a"}));
    BOOST_TEST((this->waiting() == std::vector<std::string>{"b"}));
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(visits_are_listed_in_their_order_and_one_sent_again_takes_its_place, T,
                                 CentralStores, QueueFixture<T>) {
    PlannedVisits& visits = this->store->visits();
    BOOST_TEST(valueOf(visits.of("RA-01")).empty());
    for (const auto& [reference, surname] : {std::pair{"R1", "Nowak"}, {"R2", "Kowalski"}, {"R1", "Nowacka"}})
        requireDone(this->otherNode->visits().put(this->visit(reference, surname), "RA-01"));
    const auto planned = valueOf(visits.of("RA-01"));
    BOOST_REQUIRE(planned.size() == 2U);
    BOOST_TEST(planned[0].surname == "Kowalski");
    BOOST_TEST(planned[1].surname == "Nowacka");
    BOOST_TEST(nameOfFault(visits.put(this->visit("", "Nobody"), "RA-01")) == "input-invalid");
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_visit_is_one_stations_until_it_is_handed_to_another_or_taken_off, T,
                                 CentralStores, QueueFixture<T>) {
    PlannedVisits& visits = this->store->visits();
    requireDone(visits.put(this->visit("R1", "Nowak"), "RA-01"));
    requireDone(visits.put(this->visit("R2", "Kowalski"), "RA-02"));
    BOOST_TEST(valueOf(this->otherNode->visits().of("RA-01")).size() == 1U);
    BOOST_TEST(valueOf(visits.of("")).empty());
    BOOST_TEST(nameOfFault(visits.put(this->visit("R3", "Nobody"), "")) == "input-invalid");
    BOOST_TEST(nameOfFault(visits.hand("R1", "")) == "input-invalid");
    BOOST_TEST(nameOfFault(visits.hand("R3", "RA-01")) == "visit-not-found");
    requireDone(visits.hand("R1", "RA-02"));
    BOOST_TEST(valueOf(visits.of("RA-01")).empty());
    BOOST_TEST(valueOf(visits.of("RA-02")).size() == 2U);
    requireDone(this->otherNode->visits().remove("R1"));
    BOOST_TEST(nameOfFault(visits.remove("R1")) == "visit-not-found");
    const auto rows = valueOf(visits.list());
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(rows[0].reference == "R2");
    BOOST_TEST(rows[0].station == "RA-02");
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(the_list_of_visits_never_grows_beyond_what_a_station_takes, T, CentralStores,
                                 QueueFixture<T>) {
    PlannedVisits& visits = this->store->visits();
    int count = 0;
    while (count < 1000 && visits.put(this->visit("R" + std::to_string(count), std::string(60'000, 'S')), "RA-01"))
        ++count;
    BOOST_TEST(count == 69);
    BOOST_TEST(valueOf(visits.of("RA-01")).size() == 69U);
    // Another station has room, and what does not fit is not handed over.
    requireDone(visits.put(this->visit("R-last", std::string(60'000, 'S')), "RA-02"));
    BOOST_TEST(nameOfFault(visits.hand("R-last", "RA-01")) == "input-invalid");
    BOOST_TEST(valueOf(visits.of("RA-02")).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_station_has_its_newest_mandate_and_no_other_stations, T, CentralStores,
                                 QueueFixture<T>) {
    StationMandates& mandates = this->store->mandates();
    BOOST_TEST(!valueOf(mandates.find("RA-01")));
    requireDone(mandates.put("RA-01", Bytes{1}));
    requireDone(this->otherNode->mandates().put("RA-01", Bytes{2}));
    BOOST_TEST((valueOf(mandates.find("RA-01")) == Bytes{2}));
    BOOST_TEST(!valueOf(mandates.find("ra-01")));
    // What a case was begun under stays known.
    BOOST_TEST((valueOf(mandates.all("RA-01")) == std::vector{Bytes{1}, Bytes{2}}));
    BOOST_TEST(valueOf(mandates.all("RA-02")).empty());
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(a_transaction_over_stores_happens_whole_or_not_at_all, T, CentralStores,
                                 QueueFixture<T>) {
    const auto work = [&](const Result<>& end) {
        return this->store->transaction([&]() -> Result<> {
            requireDone(this->store->mandates().put("RA-01", Bytes{1}));
            this->put("a", "text");
            // Seen from within, and by nobody else.
            BOOST_TEST(valueOf(this->store->mandates().find("RA-01")).has_value());
            BOOST_TEST(!valueOf(this->otherNode->mandates().find("RA-01")));
            return end;
        });
    };
    BOOST_TEST(nameOfFault(work(failure(FaultCode::CryptoFailed, "no key"))) == "crypto-failed");
    BOOST_TEST(this->waiting().empty());
    BOOST_CHECK_THROW((void)this->store->transaction([&]() -> Result<> {
        this->put("a", "text");
        throw std::runtime_error{"a mistake"};
    }),
                      std::runtime_error);
    BOOST_TEST(this->waiting().empty());
    requireDone(work({}));
    BOOST_TEST(this->waiting().size() == 1U);
    BOOST_TEST(valueOf(this->otherNode->mandates().find("RA-01")).has_value());
}

BOOST_FIXTURE_TEST_CASE_TEMPLATE(what_failed_inside_a_transaction_leaves_nothing_and_the_rest_may_go_on, T,
                                 CentralStores, QueueFixture<T>) {
    requireDone(this->store->certificates().add(Digest::of(Bytes{1}), {this->id, {1}}));
    requireDone(this->store->transaction([&]() -> Result<> {
        BOOST_TEST(nameOfFault(this->store->certificates().add(Digest::of(Bytes{2}), {this->id, {2}})) ==
                   "journal-conflict");
        this->put("a", "text");
        return {};
    }));
    BOOST_TEST(this->waiting().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
