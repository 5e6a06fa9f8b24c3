#include "sync/transfer/code_messages.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using rapoint::test::makeCaseId;
using rapoint::test::valueOf;

BOOST_AUTO_TEST_SUITE(code_messages_tests)

BOOST_AUTO_TEST_CASE(an_order_comes_back_as_it_was_written) {
    const SigningCodeOrder order{
        makeCaseId(), Digest::of(bytesOf("x")), "a@b.example", "uk", 8, std::chrono::seconds{300}, 5};
    const auto back = valueOf(orderFromText(order.caseId, bytesOf(textOfOrder(order))));
    BOOST_TEST((back.contract == order.contract));
    BOOST_TEST(back.email == order.email);
    BOOST_TEST(back.language == "uk");
    BOOST_TEST(back.digits == 8);
    BOOST_TEST(back.life.count() == 300);
    BOOST_TEST(back.attempts == 5);
}

BOOST_AUTO_TEST_CASE(what_is_no_order_is_malformed) {
    const std::string contract(64, 'a');
    for (const std::string& text :
         {std::string{}, std::string{"[]"}, std::string{"{}"}, std::string(3000, '{'),
          "{\"contract\":\"" + contract + "\",\"email\":\"a@b\",\"language\":\"pl\",\"digits\":6,\"seconds\":600}",
          std::string{"{\"contract\":\"xx\",\"email\":\"a@b\",\"language\":\"pl\",\"digits\":6,\"seconds\":600,"
                      "\"attempts\":"
                      "3}"},
          "{\"contract\":\"" + contract +
              "\",\"email\":1,\"language\":\"pl\",\"digits\":6,\"seconds\":600,\"attempts\":3}",
          "{\"contract\":\"" + contract +
              "\",\"email\":\"a@b\",\"language\":\"pl\",\"digits\":-6,\"seconds\":600,\"attempts\":3}",
          "{\"contract\":\"" + contract +
              "\",\"email\":\"a@b\",\"language\":\"pl\",\"digits\":6,\"seconds\":6e9,\"attempts\":3}"})
        BOOST_TEST(!orderFromText(makeCaseId(), bytesOf(text)).has_value(), text);
}

BOOST_AUTO_TEST_CASE(a_refusal_is_one_only_with_its_own_status) {
    const auto refusal = [](int status, std::string_view body) {
        return codeRefusedFromText(status, bytesOf(body));
    };
    BOOST_TEST(refusal(403, R"({"reason":"wrong-code","triesLeft":2})").value().triesLeft == 2);
    BOOST_TEST(refusal(410, R"({"reason":"used-up","triesLeft":0})").has_value());
    BOOST_TEST(!refusal(410, R"({"reason":"wrong-code","triesLeft":2})").has_value());
    BOOST_TEST(!refusal(403, R"({"reason":"wrong-code"})").has_value());
    BOOST_TEST(!refusal(500, "<html>").has_value());
}

BOOST_AUTO_TEST_CASE(a_sent_code_has_a_channel_and_an_end) {
    const SigningCodeSent sent{"m•••@b", *instantFromText("2026-11-22T08:15:09.000Z")};
    const auto back = valueOf(codeSentFromText(bytesOf(textOfSent(sent))));
    BOOST_TEST(back.channel == sent.channel);
    BOOST_TEST((back.expiresAt == sent.expiresAt));
    BOOST_TEST(!codeSentFromText(bytesOf(R"({"channel":"","expiresAt":"2026-11-22T08:15:09.000Z"})")).has_value());
    BOOST_TEST(!codeSentFromText(bytesOf(R"({"channel":"x","expiresAt":"soon"})")).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
