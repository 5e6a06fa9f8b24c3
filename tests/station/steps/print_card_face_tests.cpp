#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtPrintCardFace : StepBench {
    AtPrintCardFace()
        : StepBench{"print-card-face"} {
        personalised();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(print_card_face_tests)

BOOST_FIXTURE_TEST_CASE(the_face_is_printed_when_the_card_lies_there_and_somebody_looks_at_it, AtPrintCardFace) {
    BOOST_TEST(askedBy(run()) == "card-in-printer");
    BOOST_TEST(askedBy(run(Confirmed{})) == "card-face");
    BOOST_REQUIRE(world.cardPrinter.jobs.size() == 1U);
    BOOST_TEST(world.cardPrinter.jobs[0].text == "specimen/card-face C-1");
    BOOST_TEST(exitOf(run(Confirmed{})) == "done");
    BOOST_TEST(count<CardFaceAccepted>() == 1);
}

BOOST_FIXTURE_TEST_CASE(with_the_picture_that_was_taken_of_the_holder, AtPrintCardFace) {
    const auto picture = world.evidence.put(id, "face-live.png", "image/png", bytesOf("face"));
    happened({LivePictureTaken{*picture, "camera"}});
    run(Confirmed{});
    BOOST_TEST(world.cardPrinter.jobs[0].text == "specimen/card-face C-1 with photo");
}

BOOST_FIXTURE_TEST_CASE(a_printer_that_takes_no_job_leaves_the_card_empty, AtPrintCardFace) {
    world.cardPrinter.trouble.with = FaultCode::PrinterNotFound;
    BOOST_TEST(faultOf(run(Confirmed{})) == "printer-not-found");
    BOOST_TEST((state().card.face == Stage::None));
    world.cardPrinter.trouble = {};
    BOOST_TEST(askedBy(run(Confirmed{})) == "card-face");
}

BOOST_FIXTURE_TEST_CASE(what_a_printer_in_trouble_did_to_the_card_somebody_has_to_see, AtPrintCardFace) {
    world.cardPrinter.trouble.with = FaultCode::PrinterJammed;
    const auto jammed = run(Confirmed{});
    BOOST_TEST(askedBy(jammed) == "card-face");
    BOOST_TEST(faultOf(jammed) == "printer-jammed");
    world.cardPrinter.trouble = {};
    BOOST_TEST(askedBy(run(PrintAgain{})) == "card-in-printer");
    BOOST_TEST(count<CardFaceUnprinted>() == 1);
}

BOOST_FIXTURE_TEST_CASE(after_a_crash_it_is_not_printed_twice_unseen, AtPrintCardFace) {
    turn(Confirmed{});
    BOOST_REQUIRE((state().card.face == Stage::Intended));
    crash();
    const auto doubt = run();
    BOOST_TEST(askedBy(doubt) == "card-face");
    BOOST_TEST(faultOf(doubt) == "printer-interrupted");
    BOOST_TEST(world.cardPrinter.jobs.empty());
}

BOOST_FIXTURE_TEST_CASE(a_badly_printed_card_is_replaced, AtPrintCardFace) {
    run(Confirmed{});
    BOOST_TEST(exitOf(run(ReplaceCard{"card-misprinted"})) == "replaced");
    BOOST_TEST(count<CardVoided>() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
