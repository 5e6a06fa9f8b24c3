#include "station/steps/case_record.h"

#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

BOOST_AUTO_TEST_SUITE(case_record_tests)

BOOST_AUTO_TEST_CASE(it_has_every_fact_and_nothing_that_only_this_station_can_open) {
    StepBench bench{"seal-package"};
    bench.personalised();
    const std::string pin = bench.state().card.sealedPin.stored();
    const std::string soPin = bench.state().card.sealedSoPin.stored();
    bench.happened({PinReplacementIntended{Sealed::fromStored("sealed-pin-2"), Sealed::fromStored("sealed-puk-2")},
                    PinReleaseSealed{"C-1", Sealed::fromStored("release-3")}});
    const std::string record = caseRecord(bench.events());
    for (const RecordedEvent& event : bench.events())
        BOOST_TEST(record.find(nameOf(event.event)) != std::string::npos, nameOf(event.event));
    BOOST_TEST(record.find("Kowalska") != std::string::npos);
    for (const std::string& secret :
         {pin, soPin, std::string{"sealed-pin-2"}, std::string{"sealed-puk-2"}, std::string{"release-3"}})
        BOOST_TEST(record.find(secret) == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
