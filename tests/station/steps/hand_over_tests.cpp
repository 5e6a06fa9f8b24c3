#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtHandOver : StepBench {
    AtHandOver()
        : StepBench{"hand-over"} {
        spec.parameters["receipt"] = true;
        personalised();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(hand_over_tests)

BOOST_FIXTURE_TEST_CASE(the_holder_gets_a_receipt_before_card_and_envelope, AtHandOver) {
    happened({EnvelopeIntended{"E-1", "C-1"}, EnvelopePrinted{"E-1", 1}});
    BOOST_TEST(askedBy(run()) == "hand-over");
    BOOST_REQUIRE(world.printer.jobs.size() == 1U);
    BOOST_TEST(world.printer.jobs[0].text == "specimen/receipt pl en");
    BOOST_TEST(world.paper.lastData.values.at("envelopeSerial") == "E-1");
    BOOST_TEST(exitOf(run(Confirmed{})) == "done");
    BOOST_TEST(state().last<HandedOver>()->cardSerial == "C-1");
    BOOST_TEST(state().last<HandedOver>()->envelopeSerial == "E-1");
    BOOST_TEST(state().last<HandedOver>()->receipt == "receipt.pdf");
    BOOST_TEST(world.printer.jobs.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(where_the_profile_asks_for_no_receipt_there_is_none, AtHandOver) {
    spec.parameters.clear();
    BOOST_TEST(askedBy(run()) == "hand-over");
    BOOST_TEST(exitOf(run(Confirmed{})) == "done");
    BOOST_TEST(world.printer.jobs.empty());
    BOOST_TEST(state().last<HandedOver>()->receipt == "");
}

BOOST_FIXTURE_TEST_CASE(without_a_printer_nothing_is_handed_over, AtHandOver) {
    world.printer.trouble.with = FaultCode::PrinterNotFound;
    BOOST_TEST(faultOf(run()) == "printer-not-found");
    BOOST_TEST(count<ReceiptPrinted>() == 0);
    BOOST_TEST(count<HandedOver>() == 0);
}

BOOST_FIXTURE_TEST_CASE(a_card_that_turns_out_dead_is_replaced_and_one_may_still_be_refused, AtHandOver) {
    BOOST_TEST(exitOf(turn(ReplaceCard{"card-silent"})) == "replaced");
    BOOST_TEST(count<CardVoided>() == 1);
    StepBench other{"hand-over"};
    other.personalised();
    BOOST_TEST(exitOf(other.turn(RefuseApplicant{"applicant-withdrew"})) == "refused");
}

BOOST_AUTO_TEST_CASE(without_a_card_there_is_nothing_to_hand_over) {
    StepBench bench{"hand-over"};
    bench.identified();
    BOOST_TEST(faultOf(bench.turn()) == "profile-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
