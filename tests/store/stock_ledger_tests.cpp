#include "tests/store/store_fixture.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/test/unit_test.hpp>

using namespace rapoint;

namespace {

FaultCode stockFaultOf(const auto& result) {
    BOOST_REQUIRE(!result);
    return result.error().code;
}

CardIntended beginning(const std::string& stockNumber) {
    return {.label = "RA 0f3a",
            .sealedSoPin = Sealed::of(bytesOf("so")),
            .sealedPin = Sealed::of(bytesOf("pin")),
            .stockNumber = stockNumber};
}

struct StockFixture : test::StoreFixture {
    Stock& stock() { return store().stock(); }
    void receive(StockKind kind, const std::string& first, int count) {
        BOOST_REQUIRE(stock().receive(kind, serialsFrom(first, count).value(), "inspector", clock.now()));
    }
    Result<> order(StockKind kind, StockMove move, std::vector<std::string> serials, std::string note = {}) {
        return stock().move({kind, move, std::move(serials), std::move(note)}, "inspector", clock.now());
    }
    std::string stateOf(StockKind kind, const std::string& serial) {
        const std::vector<StockItem> items = stock().list(kind).value();
        for (const StockItem& item : items)
            if (item.serial == serial)
                return item.state;
        return "none";
    }
    void requireInBalance() {
        for (const StockKind kind : {StockKind::Card, StockKind::Envelope})
            BOOST_TEST(stock().balance(kind)->balances());
        const std::vector<std::string> disagreements = stock().disagreements().value();
        BOOST_TEST(disagreements == std::vector<std::string>{}, boost::test_tools::per_element());
    }
    /// As if somebody had worked on the database with other tools.
    void tamper(const std::string& sql) {
        shut();
        SQLite::Database{(directory / "store.db").string(), SQLite::OPEN_READWRITE}.exec(sql);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(stock_ledger_tests, StockFixture)

BOOST_AUTO_TEST_CASE(what_becomes_of_envelopes_follows_from_the_events) {
    BOOST_CHECK(stockFaultOf(stock().next(StockKind::Envelope, {})) == FaultCode::StockEmpty);
    receive(StockKind::Envelope, "E-0098", 4);
    const CaseId id = openCase();
    BOOST_TEST(*stock().next(StockKind::Envelope, {}) == "E-0098");
    BOOST_REQUIRE(append(id, {EnvelopeIntended{"E-0098", "card"}}));
    BOOST_TEST(*stock().next(StockKind::Envelope, {}) == "E-0099");
    BOOST_REQUIRE(append(id, {EnvelopeVoided{"E-0098", "jam"}, EnvelopeIntended{"E-0099", "card"}}));
    BOOST_REQUIRE(append(id, {EnvelopePrinted{"E-0099", 7}}));
    BOOST_TEST(*stock().next(StockKind::Envelope, {}) == "E-0100");
    reopen();
    const StockBalance balance = *stock().balance(StockKind::Envelope);
    BOOST_TEST(balance.received == 4);
    BOOST_TEST(balance.free == 2);
    BOOST_TEST(balance.taken == 0);
    BOOST_TEST(balance.issued == 1);
    BOOST_TEST(balance.spoiled == 1);
    requireInBalance();
}

BOOST_AUTO_TEST_CASE(what_becomes_of_cards_follows_from_the_events) {
    receive(StockKind::Card, "C-01", 3);
    const CaseId id = openCase();
    BOOST_REQUIRE(append(id, {beginning("C-01")}));
    BOOST_TEST(stateOf(StockKind::Card, "C-01") == "taken");
    BOOST_REQUIRE(append(id, {CardInitialised{"0a1b", "RA 0f3a", "model"}, CardVoided{"0a1b", "chip-dead"}}));
    BOOST_TEST(stock().list(StockKind::Card)->front().chip == "0a1b");
    BOOST_REQUIRE(append(id, {beginning("C-02"), CardInitialised{"2c3d", "RA 0f3a-1", "model"}}));
    requireInBalance();
    BOOST_REQUIRE(append(id, {HandedOver{"2c3d", "E-01", ""}}));
    // Whoever has the card keeps it, also when the case is refused afterwards.
    BOOST_REQUIRE(append(id, {CardVoided{"2c3d", "left-the-desk"}}));
    reopen();
    const StockBalance balance = *stock().balance(StockKind::Card);
    BOOST_TEST(balance.free == 1);
    BOOST_TEST(balance.issued == 1);
    BOOST_TEST(balance.spoiled == 1);
    requireInBalance();
}

BOOST_AUTO_TEST_CASE(a_card_that_is_not_free_is_taken_for_no_case) {
    receive(StockKind::Card, "C-01", 2);
    const CaseId id = openCase();
    BOOST_REQUIRE(append(id, {beginning("C-01")}));
    const CaseId other = openCase();
    for (const std::string serial : {"C-01", "X-99"}) {
        BOOST_CHECK(stockFaultOf(stock().check(StockKind::Card, serial, {})) == FaultCode::NotInStock);
        BOOST_CHECK(stockFaultOf(append(other, {beginning(serial)})) == FaultCode::NotInStock);
    }
    BOOST_TEST(lengthOf(other) == 1U);
    BOOST_REQUIRE(order(StockKind::Card, StockMove::Spoil, {"C-02"}, "bent"));
    BOOST_CHECK(stockFaultOf(append(other, {beginning("C-02")})) == FaultCode::NotInStock);
    requireInBalance();
}

BOOST_AUTO_TEST_CASE(an_envelope_goes_one_way_only) {
    receive(StockKind::Envelope, "E-01", 2);
    const CaseId id = openCase();
    BOOST_CHECK(stockFaultOf(append(id, {EnvelopeIntended{"X-99", "card"}})) == FaultCode::NotInStock);
    BOOST_CHECK(stockFaultOf(append(id, {EnvelopePrinted{"E-01", 1}})) == FaultCode::EnvelopeVoid);
    BOOST_REQUIRE(append(id, {EnvelopeIntended{"E-01", "card"}}));
    BOOST_CHECK(stockFaultOf(append(id, {EnvelopeIntended{"E-01", "card"}})) == FaultCode::NotInStock);
    const CaseId other = openCase();
    BOOST_CHECK(stockFaultOf(append(other, {EnvelopePrinted{"E-01", 1}})) == FaultCode::EnvelopeVoid);
    BOOST_REQUIRE(append(id, {EnvelopeVoided{"E-01", "torn"}}));
    BOOST_CHECK(stockFaultOf(append(id, {EnvelopePrinted{"E-01", 1}})) == FaultCode::EnvelopeVoid);
    BOOST_TEST(lengthOf(id) == 3U);
    BOOST_TEST(lengthOf(other) == 1U);
    requireInBalance();
}

BOOST_AUTO_TEST_CASE(what_an_inspector_takes_out_is_his_alone_until_he_gives_it_back) {
    receive(StockKind::Card, "C-01", 4);
    BOOST_REQUIRE(order(StockKind::Card, StockMove::TakeOut, {"C-01", "C-02"}, "anna"));
    BOOST_TEST(*stock().next(StockKind::Card, {}) == "C-03");
    BOOST_TEST(*stock().next(StockKind::Card, "piotr") == "C-03");
    BOOST_TEST(*stock().next(StockKind::Card, "anna") == "C-01");
    const CaseId id = openCase();
    BOOST_CHECK(stockFaultOf(append(id, {beginning("C-01")}, "piotr")) == FaultCode::NotInStock);
    BOOST_REQUIRE(append(id, {beginning("C-01"), HandedOver{"0a1b", "E-01", ""}}, "anna"));
    BOOST_CHECK(stockFaultOf(order(StockKind::Card, StockMove::GiveBack, {"C-01", "C-02"})) ==
                FaultCode::InputInvalid);
    BOOST_TEST(stateOf(StockKind::Card, "C-02") == "out"); // an order is carried out whole or not at all
    BOOST_REQUIRE(order(StockKind::Card, StockMove::GiveBack, {"C-02"}));
    const StockBalance balance = *stock().balance(StockKind::Card);
    BOOST_TEST(balance.out == 0);
    BOOST_TEST(balance.free == 3);
    BOOST_TEST(balance.issued == 1);
    requireInBalance();
}

BOOST_AUTO_TEST_CASE(spoiled_pieces_go_back_to_the_provider_or_turn_out_to_be_good) {
    receive(StockKind::Card, "C-01", 3);
    BOOST_REQUIRE(order(StockKind::Card, StockMove::Spoil, {"C-01", "C-02"}, "wet"));
    BOOST_REQUIRE(order(StockKind::Card, StockMove::GiveBack, {"C-02"}));
    BOOST_REQUIRE(order(StockKind::Card, StockMove::SendBack, {"C-01"}, "complaint 4711"));
    BOOST_TEST(stateOf(StockKind::Card, "C-01") == "returned");
    BOOST_TEST(stateOf(StockKind::Card, "C-02") == "free");
    BOOST_CHECK(stockFaultOf(order(StockKind::Card, StockMove::GiveBack, {"C-01"})) == FaultCode::InputInvalid);
    BOOST_CHECK(stockFaultOf(order(StockKind::Card, StockMove::Spoil, {"C-03"})) == FaultCode::InputInvalid);
    requireInBalance();
}

BOOST_AUTO_TEST_CASE(a_box_that_makes_no_sense_is_refused_whole) {
    for (const std::string first : {"", "ABC", "E-0\n"})
        BOOST_CHECK(stockFaultOf(serialsFrom(first, 2)) == FaultCode::InputInvalid);
    for (const int count : {0, -1, 10001})
        BOOST_CHECK(stockFaultOf(serialsFrom("E-00001", count)) == FaultCode::InputInvalid);
    BOOST_CHECK(stockFaultOf(serialsFrom("E-98", 3)) == FaultCode::InputInvalid);
    for (const std::string serial : {"", "E 01", "E-0\n1", "123456789012345678901234567890123"})
        BOOST_CHECK(stockFaultOf(stock().receive(StockKind::Card, {"E-01", serial}, "x", clock.now())) ==
                    FaultCode::InputInvalid);
    receive(StockKind::Envelope, "E-10", 5);
    BOOST_CHECK(stockFaultOf(stock().receive(StockKind::Envelope, {"E-09", "E-10"}, "x", clock.now())) ==
                FaultCode::InputInvalid);
    BOOST_TEST(stock().balance(StockKind::Envelope)->received == 5);
    receive(StockKind::Card, "E-10", 5); // cards are counted apart
    requireInBalance();
}

BOOST_AUTO_TEST_CASE(a_case_that_ends_leaves_nothing_under_way) {
    receive(StockKind::Card, "C-01", 1);
    receive(StockKind::Envelope, "E-01", 1);
    const CaseId id = openCase();
    BOOST_REQUIRE(append(id, {beginning("C-01"), EnvelopeIntended{"E-01", "card"}}));
    BOOST_REQUIRE(close(id));
    BOOST_TEST(stateOf(StockKind::Card, "C-01") == "spoiled");
    BOOST_TEST(stateOf(StockKind::Envelope, "E-01") == "spoiled");
    requireInBalance();
}

BOOST_AUTO_TEST_CASE(a_ledger_that_somebody_worked_on_does_not_balance) {
    receive(StockKind::Card, "C-01", 3);
    const CaseId id = openCase();
    BOOST_REQUIRE(append(id, {beginning("C-01")}));
    requireInBalance();
    tamper("UPDATE stock SET state = 'spoiled' WHERE serial = 'C-02'");
    BOOST_TEST(stock().disagreements()->front() == "card C-02 is not where its last movement brought it");
    tamper("UPDATE stock SET state = 'free' WHERE serial = 'C-02';"
           "INSERT INTO stock_moves(at, item, from_state, to_state, actor, note)"
           " SELECT 0, position, 'spoiled', 'free', 'x', '' FROM stock WHERE serial = 'C-03'");
    BOOST_TEST(stock().disagreements()->front() ==
               "card C-03 has a movement that does not begin where the one before ended");
    BOOST_CHECK_THROW(tamper("DELETE FROM stock_moves"), SQLite::Exception);
    tamper("UPDATE events SET kind = 'CardVoided' WHERE kind = 'CardIntended'");
    BOOST_TEST(stock().disagreements()->back() == "case " + id.text() + " has other cards than its events say");
}

BOOST_AUTO_TEST_SUITE_END()
