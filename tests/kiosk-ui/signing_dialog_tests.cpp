#include "tests/kiosk-ui/asked.h"

#include <algorithm>

using namespace rapoint;
using namespace rapoint::kiosk_ui;
using test::answerOf;
using test::Asked;
using test::offers;

BOOST_AUTO_TEST_SUITE(signing_dialog_tests)

BOOST_AUTO_TEST_CASE(a_contract_can_be_signed_by_a_code_where_the_provider_has_that) {
    Asked asked{"signature"};
    asked.signsContracts({"wet-ink", "otp"});
    const Page page = asked.page();
    BOOST_TEST(page.primary->action.name() == "signed");
    BOOST_TEST(offers(page, "send-code"));
    BOOST_TEST(offers(page, "read-contract"));
    static_cast<void>(answerOf<CodeWanted>(asked.press("send-code")));
    asked.signsContracts({"otp"});
    BOOST_TEST(asked.page().primary->action.name() == "send-code");
    BOOST_TEST(asked.page().lead->id == "signature.by-code");
    asked.question.what = "read-contract";
    BOOST_TEST(asked.page().primary->action.name() == "send-code");
    asked.signsContracts({"wet-ink"});
    asked.question.what = "signature";
    BOOST_TEST(!offers(asked.page(), "send-code"));
}

BOOST_AUTO_TEST_CASE(a_contract_can_be_signed_with_a_card_that_the_applicant_has_already) {
    Asked asked{"signature"};
    asked.signsContracts({"wet-ink", "holder-certificate"});
    Page page = asked.page();
    BOOST_TEST(page.primary->action.name() == "signed");
    BOOST_TEST(offers(page, "sign-with-card"));
    BOOST_TEST(offers(page, "read-contract"));
    const Outcome outcome = asked.press("sign-with-card");
    const auto* const opened = std::get_if<OpenDialog>(&outcome);
    BOOST_REQUIRE(opened != nullptr);
    asked.question.what = opened->name;
    page = asked.page();
    BOOST_TEST(page.name == "sign-with-card");
    BOOST_TEST(page.pin.has_value());
    BOOST_TEST(offers(page, "back"));
    BOOST_TEST(std::holds_alternative<UseHolderPin>(asked.press(page.primary->action)));
    BOOST_TEST(std::holds_alternative<OpenDialog>(asked.press("read-contract")));
    asked.signsContracts({"holder-certificate"});
    asked.question.what = "signature";
    BOOST_TEST(asked.page().primary->action.name() == "sign-with-card");
    BOOST_TEST(asked.page().lead->id == "signature.by-card");
    asked.question.what = "read-contract";
    BOOST_TEST(asked.page().primary->action.name() == "sign-with-card");
    BOOST_TEST(std::holds_alternative<OpenDialog>(asked.press("sign-with-card")));
    asked.signsContracts({"wet-ink"});
    asked.question.what = "signature";
    BOOST_TEST(!offers(asked.page(), "sign-with-card"));
}

BOOST_AUTO_TEST_CASE(the_applicant_is_told_of_a_cards_last_try) {
    Asked asked{"signature"};
    asked.signsContracts({"wet-ink", "holder-certificate"});
    asked.question.because = Fault{FaultCode::PinWrong, {}, TriesLeft{1}};
    BOOST_TEST(asked.page().notice->text.id == "fault.pin-wrong");
    BOOST_TEST(asked.page().notice->advice->id == "fault.pin-last-try");
    BOOST_TEST(!asked.page().notice->more.has_value());
    asked.question.because = Fault{FaultCode::PinWrong, {}, TriesLeft{2}};
    BOOST_TEST(asked.page().notice->advice->id == "remedy.correct");
    BOOST_REQUIRE(asked.page().notice->more.has_value());
    BOOST_TEST(asked.page().notice->more->id == "notice.tries-left");
    BOOST_TEST(asked.page().notice->more->with.at("tries") == "2");
}

BOOST_AUTO_TEST_CASE(the_code_is_typed_like_a_pin_and_another_one_can_be_sent) {
    Asked asked{"signing-code"};
    asked.signsContracts({"otp"});
    asked.state.codeSent = ContractCodeSent{{}, "m•••@example.pl", {}};
    const Page page = asked.page();
    BOOST_TEST(page.pin.has_value());
    BOOST_TEST(page.lead->with.at("channel") == "m•••@example.pl");
    BOOST_TEST(std::holds_alternative<UseCode>(asked.press("sign-by-code")));
    static_cast<void>(answerOf<CodeWanted>(asked.press("send-code")));
    BOOST_TEST(std::holds_alternative<PutAside>(asked.press("put-aside")));
}

BOOST_AUTO_TEST_SUITE_END()
