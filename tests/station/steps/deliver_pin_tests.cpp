#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtDeliverPin : StepBench {
    AtDeliverPin()
        : StepBench{"deliver-pin"} {
        spec.ways = {"envelope"};
        world.stock.free[StockKind::Envelope] = {"E-1", "E-2"};
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(deliver_pin_tests)

BOOST_FIXTURE_TEST_CASE(an_envelope_hides_the_pin_of_the_card, AtDeliverPin) {
    personalised();
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_REQUIRE(world.envelopePrinter.envelopes.size() == 1U);
    const auto& envelope = world.envelopePrinter.envelopes.front();
    BOOST_TEST(envelope.hidden == "111111");
    BOOST_TEST(envelope.form.serial == "E-1");
    BOOST_TEST(envelope.form.cardSerial == "C-1");
    BOOST_TEST(envelope.form.windowLines == std::vector<std::string>{"Anna Kowalska"});
    BOOST_TEST((state().envelope.printed == Stage::Done));
}

BOOST_FIXTURE_TEST_CASE(with_the_puk_where_it_is_the_holders, AtDeliverPin) {
    personalised(true);
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(world.envelopePrinter.envelopes.front().hidden == "PIN 111111  PUK 22222222");
}

BOOST_FIXTURE_TEST_CASE(an_envelope_that_did_not_come_out_is_void_and_the_card_gets_another_pin, AtDeliverPin) {
    personalised();
    world.envelopePrinter.trouble.with = FaultCode::PrinterJammed;
    BOOST_TEST(faultOf(run()) == "envelope-void");
    BOOST_TEST(count<EnvelopeVoided>() == 1);
    world.envelopePrinter.trouble = {};
    world.stock.free[StockKind::Envelope] = {"E-2"};
    BOOST_TEST(exitOf(run()) == "done");
    const std::string pin = world.cards.cardWith("C-1")->pin;
    BOOST_TEST(pin != "111111");
    BOOST_TEST(world.envelopePrinter.envelopes.back().hidden == pin);
    BOOST_TEST(world.envelopePrinter.envelopes.back().form.serial == "E-2");
}

BOOST_FIXTURE_TEST_CASE(a_way_that_the_profile_does_not_have_is_asked_for_again, AtDeliverPin) {
    spec.ways = {"envelope", "electronic-code"};
    personalised();
    for (const char* const way : {"online-after-identity-check", "by-post", ""})
        BOOST_TEST(askedBy(turn(WayChosen{way})) == "pin-way", way);
    BOOST_TEST(world.pinReleases.releases.empty());
    BOOST_TEST(count<EnvelopeIntended>() == 0);
    turn(WayChosen{"envelope"});
    BOOST_TEST(count<EnvelopeIntended>() == 1);
}

BOOST_FIXTURE_TEST_CASE(an_envelope_whose_printing_is_in_doubt_is_void, AtDeliverPin) {
    personalised();
    turn();
    BOOST_REQUIRE((state().envelope.printed == Stage::Intended));
    crash();
    turn();
    BOOST_TEST(count<EnvelopeVoided>() == 1);
    BOOST_TEST(world.envelopePrinter.envelopes.empty());
}

BOOST_FIXTURE_TEST_CASE(a_puk_that_may_have_been_seen_is_changed_too_or_the_card_is_given_up, AtDeliverPin) {
    personalised(true);
    world.envelopePrinter.trouble.with = FaultCode::PrinterInterrupted;
    BOOST_TEST(faultOf(run()) == "envelope-void");
    world.envelopePrinter.trouble = {};
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(world.cards.cardWith("C-1")->soPin != "22222222");
    world.cards.cardWith("C-1")->unblockerIsForLife = true;
    happened({EnvelopeVoided{"E-1", "opened"}});
    BOOST_TEST(exitOf(run()) == "replaced");
    BOOST_TEST(state().card.voided == std::vector<std::string>{"C-1"});
}

BOOST_AUTO_TEST_CASE(a_card_whose_puk_may_have_been_seen_is_never_kept_in_use) {
    // Whatever happened to the envelope, and also where a crash came after the intent.
    for (const bool crashed : {false, true}) {
        StepBench bench{"deliver-pin"};
        bench.spec.ways = {"envelope"};
        bench.world.stock.free[StockKind::Envelope] = {"E-1", "E-2"};
        bench.personalised(true);
        bench.world.cards.cardWith("C-1")->unblockerIsForLife = true;
        bench.world.envelopePrinter.trouble.with = FaultCode::PrinterInterrupted;
        BOOST_TEST(faultOf(bench.run()) == "envelope-void");
        bench.world.envelopePrinter.trouble = {};
        if (crashed) {
            bench.turn();
            BOOST_REQUIRE(bench.count<PinReplacementIntended>() == 1);
            bench.crash();
        }
        BOOST_TEST(exitOf(bench.run()) == "replaced");
        BOOST_TEST(bench.state().card.voided == std::vector<std::string>{"C-1"}, boost::test_tools::per_element());
        BOOST_TEST(bench.state().card.serial.empty());
        // No second envelope, and no record of a PIN on a card that is given up.
        BOOST_TEST(bench.world.envelopePrinter.envelopes.empty());
        BOOST_TEST(bench.count<TransportPinSet>() == 1);
    }
}

BOOST_FIXTURE_TEST_CASE(a_puk_that_was_changed_before_the_crash_is_not_changed_twice, AtDeliverPin) {
    personalised(true);
    happened({EnvelopeVoided{"E-1", "opened"}});
    turn();
    world.cards.trouble.with = FaultCode::CardRemoved;
    world.cards.failing = "changeUnblocker";
    world.cards.doneNevertheless = true;
    BOOST_TEST(faultOf(turn()) == "card-removed");
    world.cards.trouble = {};
    crash();
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(count<PinReplacementIntended>() == 1);
}

BOOST_FIXTURE_TEST_CASE(by_code_the_letter_hides_what_opens_the_release_and_never_the_pin, AtDeliverPin) {
    spec.ways = {"electronic-code"};
    personalised(true);
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_REQUIRE(world.pinReleases.releases.size() == 1U);
    BOOST_TEST(world.pinReleases.releases[0].pin == "111111");
    BOOST_TEST(world.pinReleases.releases[0].puk == "22222222");
    BOOST_TEST(world.envelopePrinter.envelopes[0].hidden == world.pinReleases.releases[0].key);
    BOOST_TEST(world.envelopePrinter.envelopes[0].form.sheet == "kit-letter");
    BOOST_TEST(!state().card.pinRelease.empty());
}

BOOST_FIXTURE_TEST_CASE(online_the_release_opens_with_who_the_holder_is_and_nothing_is_printed, AtDeliverPin) {
    spec.ways = {"online-after-identity-check"};
    personalised();
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST((world.pinReleases.releases[0].opensWith == ReleaseKey::Identity));
    BOOST_TEST(world.pinReleases.releases[0].key == "ZZC00024819720330");
    BOOST_TEST(world.envelopePrinter.envelopes.empty());
    BOOST_TEST(count<EnvelopeIntended>() == 0);
}

BOOST_FIXTURE_TEST_CASE(of_several_ways_the_person_chooses, AtDeliverPin) {
    spec.ways = {"online-after-identity-check", "envelope"};
    personalised();
    BOOST_TEST(askedBy(run()) == "pin-way");
    BOOST_TEST(exitOf(run(WayChosen{"online-after-identity-check"})) == "done");
}

BOOST_FIXTURE_TEST_CASE(without_stock_or_with_a_sealer_that_fails_nothing_is_void, AtDeliverPin) {
    personalised();
    world.stock.free[StockKind::Envelope].clear();
    BOOST_TEST(faultOf(run()) == "stock-empty");
    spec.ways = {"online-after-identity-check"};
    world.pinReleases.trouble.with = FaultCode::CryptoFailed;
    BOOST_TEST(faultOf(run()) == "crypto-failed");
    BOOST_TEST(count<EnvelopeVoided>() == 0);
    BOOST_TEST(count<PinReleaseSealed>() == 0);
}

BOOST_FIXTURE_TEST_CASE(a_refusal_voids_card_and_envelope, AtDeliverPin) {
    personalised();
    turn();
    BOOST_TEST(exitOf(turn(RefuseApplicant{"applicant-withdrew"})) == "refused");
    BOOST_TEST(count<EnvelopeVoided>() == 1);
    BOOST_TEST(count<CardVoided>() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
