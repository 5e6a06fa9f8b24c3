#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtPrintContract : StepBench {
    AtPrintContract()
        : StepBench{"print-contract"} {
        spec.parameters = {{"copies", std::int64_t{2}}, {"languages", std::vector<std::string>{"pl"}}};
        identified();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(print_contract_tests)

BOOST_FIXTURE_TEST_CASE(each_copy_is_laid_out_kept_and_printed, AtPrintContract) {
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_REQUIRE(world.printer.jobs.size() == 2U);
    BOOST_TEST(world.printer.jobs[0].text == "specimen/contract pl|copy 1");
    BOOST_TEST(world.printer.jobs[1].text == "specimen/contract pl|copy 2");
    BOOST_TEST(world.printer.jobs[0].title == "contract " + id.text());
    BOOST_TEST(world.evidence.files.contains("contract.pdf"));
    BOOST_TEST(state().contract->numbered.size() == 2U);
    BOOST_TEST(world.paper.lastData.values.at("surname") == "Kowalska");
}

BOOST_FIXTURE_TEST_CASE(one_that_is_read_on_the_screen_is_not_printed, AtPrintContract) {
    spec.parameters["copies"] = std::int64_t{0};
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(world.printer.jobs.empty());
    BOOST_TEST(world.evidence.files.contains("contract.pdf"));
}

BOOST_FIXTURE_TEST_CASE(after_a_crash_or_a_jam_the_same_sheets_are_printed, AtPrintContract) {
    turn();
    world.printer.trouble.with = FaultCode::PrinterJammed;
    BOOST_TEST(faultOf(turn()) == "printer-jammed");
    world.printer.trouble = {};
    crash();
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(count<ContractRendered>() == 1);
    BOOST_TEST(world.printer.jobs.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_template_with_a_mistake_prints_nothing, AtPrintContract) {
    world.paper.trouble.with = FaultCode::TemplateInvalid;
    BOOST_TEST(faultOf(run()) == "template-invalid");
    BOOST_TEST(world.printer.jobs.empty());
}

BOOST_FIXTURE_TEST_CASE(it_can_be_refused_and_comes_after_the_data, AtPrintContract) {
    BOOST_TEST(exitOf(turn(RefuseApplicant{"applicant-withdrew"})) == "refused");
    StepBench early{"print-contract"};
    BOOST_TEST(faultOf(early.turn()) == "profile-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
