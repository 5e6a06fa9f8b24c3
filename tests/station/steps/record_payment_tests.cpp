#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtRecordPayment : StepBench {
    AtRecordPayment()
        : StepBench{"record-payment"} {
        spec.ways = {"cash", "card", "deferred"};
        identified();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(record_payment_tests)

BOOST_FIXTURE_TEST_CASE(the_price_by_a_way_that_the_profile_has, AtRecordPayment) {
    BOOST_TEST(askedBy(run()) == "payment");
    BOOST_TEST(exitOf(run(PaymentGiven{"card", 29900, "PLN", "slip 7"})) == "done");
    BOOST_TEST(state().payment->way == "card");
    BOOST_TEST(state().payment->proof == "slip 7");
}

BOOST_FIXTURE_TEST_CASE(what_does_not_fit_is_not_recorded, AtRecordPayment) {
    for (const PaymentGiven& wrong :
         {PaymentGiven{"voucher", 29900, "PLN", "V"}, PaymentGiven{"cash", 1, "PLN", ""},
          PaymentGiven{"cash", 29900, "EUR", ""}, PaymentGiven{"card", 29900, "PLN", ""},
          PaymentGiven{"deferred", 29900, "PLN", "F1", false}})
        BOOST_TEST(faultOf(run(wrong)) == "input-invalid", wrong.way << " " << wrong.proof);
    BOOST_TEST(count<PaymentRecorded>() == 0);
}

BOOST_FIXTURE_TEST_CASE(public_bodies_pay_later_and_cash_needs_no_slip, AtRecordPayment) {
    BOOST_TEST(exitOf(run(PaymentGiven{"deferred", 29900, "PLN", "F1", true})) == "done");
    BOOST_TEST(exitOf(run(PaymentGiven{"cash", 29900, "PLN", ""})) == "done");
}

BOOST_FIXTURE_TEST_CASE(it_can_be_deferred_and_an_unknown_product_has_no_price, AtRecordPayment) {
    BOOST_TEST(exitOf(run(DeferApplicant{"not-paid"})) == "deferred");
    profile.products.front().id = "other";
    BOOST_TEST(faultOf(run(PaymentGiven{"cash", 29900, "PLN", ""})) == "input-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
