#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

#include "station/base/digest.h"

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtPersonaliseCard : StepBench {
    AtPersonaliseCard()
        : StepBench{"personalise-card"} {
        spec.ways = {"inactive-transport-pin"};
        world.cards.inReader = {{"C-1"}};
        world.stock.free[StockKind::Card] = {"C-1"};
        approved();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(personalise_card_tests)

BOOST_FIXTURE_TEST_CASE(a_blank_card_gets_its_pin_its_key_and_its_request, AtPersonaliseCard) {
    BOOST_TEST(exitOf(run()) == "done");
    const CardState card = state().card;
    BOOST_TEST(card.serial == "C-1");
    BOOST_TEST(card.keyProved);
    BOOST_TEST(card.leftInactive);
    BOOST_TEST(!card.request.empty());
    BOOST_TEST(world.cards.cardWith("C-1")->pin.size() == 6U);
    BOOST_TEST(world.cards.cardWith("C-1")->soPin.size() == 8U);
    BOOST_TEST(world.cards.cardWith("C-1")->keys.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(with_a_puk_that_is_proved_and_the_card_is_not_left_inactive, AtPersonaliseCard) {
    spec.ways = {"pin-and-puk"};
    profile.pin = {.transportDigits = 8, .pukLength = 14};
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(state().card.pukIsHolders);
    BOOST_TEST(!state().card.leftInactive);
    BOOST_TEST(world.cards.cardWith("C-1")->pin.size() == 8U);
    BOOST_TEST(world.cards.cardWith("C-1")->soPin.size() == 14U);
}

BOOST_FIXTURE_TEST_CASE(a_refusal_voids_what_was_begun, AtPersonaliseCard) {
    turn();
    turn();
    BOOST_REQUIRE(state().card.serial == "C-1");
    BOOST_TEST(exitOf(turn(RefuseApplicant{"applicant-withdrew"})) == "refused");
    BOOST_TEST(state().card.voided == std::vector<std::string>{"C-1"});
    BOOST_TEST(state().refused->reason == "applicant-withdrew");
}

BOOST_FIXTURE_TEST_CASE(a_dead_card_gives_way_to_another, AtPersonaliseCard) {
    turn();
    turn();
    world.cards.inReader = {{"C-2"}};
    world.stock.free[StockKind::Card] = {"C-2"};
    BOOST_TEST(exitOf(turn(ReplaceCard{"card-damaged"})) == "");
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(state().card.serial == "C-2");
    BOOST_TEST(world.cards.cardWith("C-2")->label.ends_with("-1")); // the case's second card
}

BOOST_FIXTURE_TEST_CASE(without_a_card_or_with_one_that_is_not_in_the_stock_nothing_is_begun, AtPersonaliseCard) {
    world.stock.free[StockKind::Card] = {"C-9"};
    BOOST_TEST(faultOf(run()) == "not-in-stock");
    world.cards.inReader.clear();
    BOOST_TEST(faultOf(run()) == "card-not-found");
    BOOST_TEST(count<CardIntended>() == 0);
}

BOOST_FIXTURE_TEST_CASE(a_card_that_lost_the_power_while_it_was_initialised_is_found_by_its_label,
                        AtPersonaliseCard) {
    turn();
    world.cards.trouble.with = FaultCode::CardRemoved;
    world.cards.failing = "initialise";
    world.cards.doneNevertheless = true;
    BOOST_TEST(faultOf(turn()) == "card-removed");
    world.cards.trouble = {};
    crash();
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(count<CardIntended>() == 1);
    BOOST_TEST(state().card.serial == "C-1");
}

BOOST_FIXTURE_TEST_CASE(a_card_whose_so_pin_was_not_set_before_the_crash_is_put_aside, AtPersonaliseCard) {
    turn();
    world.cards.inReader = {{"C-1", state().card.label, "other"}};
    crash();
    turn();
    BOOST_TEST(state().card.voided == std::vector<std::string>{"C-1"});
}

BOOST_FIXTURE_TEST_CASE(a_key_that_was_made_before_the_crash_is_taken, AtPersonaliseCard) {
    for (int turns = 0; turns < 3; ++turns)
        turn();
    BOOST_REQUIRE((state().card.key == Stage::Intended));
    world.cards.trouble.with = FaultCode::CardRemoved;
    world.cards.failing = "generateKey";
    world.cards.doneNevertheless = true;
    BOOST_TEST(faultOf(turn()) == "card-removed");
    world.cards.trouble = {};
    const Bytes made = world.cards.cardWith("C-1")->keys.at("01").publicKey;
    crash();
    turn();
    BOOST_TEST(fromBase64(state().card.publicKey).value() == made);
    BOOST_TEST(world.cards.cardWith("C-1")->keys.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_card_that_gives_its_key_away_is_void, AtPersonaliseCard) {
    world.cards.keysCanLeave = true;
    BOOST_TEST(faultOf(run()) == "card-key-extractable");
    BOOST_TEST(state().card.voided == std::vector<std::string>{"C-1"});
    BOOST_TEST(count<RequestMade>() == 0);
}

BOOST_AUTO_TEST_CASE(before_the_approval_it_does_nothing) {
    StepBench bench{"personalise-card"};
    bench.identified();
    BOOST_TEST(faultOf(bench.turn()) == "profile-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
