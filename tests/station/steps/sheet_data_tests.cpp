#include "station/steps/sheet_data.h"

#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

/// What the last sheet of a contract said, once it is printed with these facts before it.
SheetData contractAfter(StepBench& bench) {
    bench.spec.parameters["copies"] = std::int64_t{0};
    BOOST_TEST(exitOf(bench.run()) == "done");
    return bench.world.paper.lastData;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sheet_data_tests)

BOOST_AUTO_TEST_CASE(a_sheet_says_who_it_is_for_and_what_it_costs) {
    StepBench bench{"print-contract"};
    bench.identified();
    const SheetData data = contractAfter(bench);
    BOOST_TEST(data.qr == bench.id.text());
    BOOST_TEST(data.values.at("surname") == "Kowalska");
    BOOST_TEST(data.values.at("product") == "card");
    BOOST_TEST(data.values.at("officer") == "inspector-7");
    BOOST_TEST(data.values.at("envelopeSerial") == "–");
    BOOST_TEST(std::get<Money>(data.local.at("price")).minor == 29900);
    BOOST_TEST(toText(std::get<Date>(data.local.at("birthDate"))) == "1972-03-30");
    BOOST_TEST(data.conditions.at("has-email"));
    BOOST_TEST(!data.conditions.at("has-national-number"));
    BOOST_TEST(!data.conditions.at("paid"));
}

BOOST_AUTO_TEST_CASE(how_it_was_paid_is_one_condition_each) {
    for (const auto& [way, condition] : std::initializer_list<std::pair<const char*, const char*>>{
             {"cash", "paid-cash"}, {"card", "paid-card"}, {"transfer-proof", "paid-transfer"}}) {
        StepBench bench{"print-contract"};
        bench.identified();
        bench.happened({PaymentRecorded{way, 29900, "PLN", "7"}});
        const SheetData data = contractAfter(bench);
        BOOST_TEST(data.conditions.at("paid"), way);
        BOOST_TEST(data.conditions.at(condition), way);
        BOOST_TEST(!data.conditions.at("payment-deferred"), way);
    }
    StepBench later{"print-contract"};
    later.identified();
    later.happened({PaymentRecorded{"deferred", 29900, "PLN", "F1"}});
    const SheetData data = contractAfter(later);
    BOOST_TEST(!data.conditions.at("paid"));
    BOOST_TEST(data.conditions.at("payment-deferred"));
}

BOOST_AUTO_TEST_CASE(a_birth_date_that_is_not_known_to_the_day_stays_as_it_is_and_an_unknown_product_is_a_fault) {
    Applicant applicant = annaKowalska();
    applicant.birthDate = "1972";
    StepBench bench{"print-contract"};
    bench.happened({ApplicantPrefilled{"visit-list", applicant}, DataConfirmed{applicant}});
    BOOST_TEST(contractAfter(bench).values.at("birthDate") == "1972");
    applicant.product = "pen";
    bench.happened({DataConfirmed{applicant}});
    BOOST_TEST(faultOf(bench.run()) == "input-invalid");
}

BOOST_AUTO_TEST_CASE(no_more_than_two_languages_stand_side_by_side) {
    StepBench bench{"print-contract"};
    bench.identified();
    bench.spec.parameters["languages"] = std::vector<std::string>{"sl", "en", "pl"};
    contractAfter(bench);
    BOOST_TEST(textOf(bench.world.evidence.files.at("contract.pdf")) == "specimen/contract sl en");
}

BOOST_AUTO_TEST_SUITE_END()
