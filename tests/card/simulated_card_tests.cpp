// The simulated card is what other tests believe, so it is held to what MyEID does by itself, without OpenSC.
#include "tests/support/simulated_card/simulated_card.h"

#include "station/base/digest.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct CardFixture {
    /// The status word, in hex; `response` keeps what came before it.
    std::string send(const std::string& hex) {
        response = card.answer(valueOf(fromHex(hex)));
        BOOST_REQUIRE(response.size() >= 2);
        const std::string status = toHex(ByteView{response}.last(2));
        response.resize(response.size() - 2);
        return status;
    }
    /// PINs 1 (1111…) and 3 (3333…) with PUKs (9999…), files for them, and the card activated.
    void personalise() {
        BOOST_TEST(send("00DA01E008"
                        "FFFF113FFF111FFF") == "9000");
        BOOST_TEST(send("00DA010113" + pin('1') + pin('9') + "030A00") == "9000");
        BOOST_TEST(send("00DA010313" + pin('3') + pin('9') + "030A00") == "9000");
        BOOST_TEST(send("00A4080C025015") == "9000");
        BOOST_TEST(send("00E00000196217"
                        "80020010"
                        "820101"
                        "83024301"
                        "8603011FFF"
                        "85020000"
                        "8A0100") == "9000");
        BOOST_TEST(send("00E00000196217"
                        "81020100"
                        "820122"
                        "83024B01"
                        "86031111FF"
                        "85020000"
                        "8A0100") == "9000");
        BOOST_TEST(send("0044040000") == "9000");
        card.reset();
        BOOST_TEST(send("00A4080C0450154301") == "9000");
    }
    static std::string pin(char digit) {
        std::string hex;
        for (int i = 0; i < 8; ++i)
            hex += std::string{"3"} + digit;
        return hex;
    }

    SimulatedCard card{Bytes{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}};
    Bytes response;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(simulated_card_tests, CardFixture)

BOOST_AUTO_TEST_CASE(commands_of_all_cases_are_parsed) {
    const auto parsed = [](const std::string& hex) { return parseCommandApdu(valueOf(fromHex(hex))); };
    BOOST_TEST(parsed("00A40000").value().data.empty());
    BOOST_TEST(parsed("00B0000000").value().expected == 256U);
    BOOST_TEST(parsed("00D600000155").value().data.size() == 1U);
    BOOST_TEST(parsed("00A4000002501500").value().expected == 256U);
    BOOST_TEST(parsed("00B00000000000").value().expected == 65536U);
    BOOST_TEST(parsed("00D6000000000155").value().data.size() == 1U);
    BOOST_TEST(parsed("00D60000000001550010").value().expected == 16U);
    for (const char* broken :
         {"", "00", "00A400", "00D6000002AA", "00D600000155AABB", "00D60000000002AA", "00D600000000000000"})
        BOOST_TEST(!parsed(broken).has_value(), broken);
}

BOOST_AUTO_TEST_CASE(before_activation_everything_may_be_done_and_afterwards_what_the_conditions_say) {
    personalise();
    BOOST_TEST(card.activated());
    BOOST_TEST(send("00B0000010") == "9000");
    BOOST_TEST(response.size() == 16U);
    BOOST_TEST(send("00D6000001AA") == "6982");
    BOOST_TEST(send("0020000108" + pin('1')) == "9000");
    BOOST_TEST(send("00D6000001AA") == "9000");
    card.reset();
    BOOST_TEST(send("00A4080C0450154301") == "9000");
    BOOST_TEST(send("00D6000001BB") == "6982"); // what was verified is forgotten
    BOOST_TEST(send("00B0000001") == "9000");
    BOOST_TEST(response == Bytes{0xAA}, boost::test_tools::per_element()); // what was written is not
    BOOST_TEST(send("00DA010113" + pin('1') + pin('9') + "030A00") == "6985");
    BOOST_TEST(send("00DA01E008"
                    "FFFF113FFF111FFF") == "6982");
}

BOOST_AUTO_TEST_CASE(pins_lock_and_puks_unlock_them) {
    personalise();
    BOOST_TEST(send("00200001") == "63c3");
    BOOST_TEST(send("0020000108" + pin('2')) == "63c2");
    BOOST_TEST(send("0020000108" + pin('2')) == "63c1");
    BOOST_TEST(send("0020000108" + pin('2')) == "6983");
    BOOST_TEST(send("0020000108" + pin('1')) == "6983");
    BOOST_TEST(send("002C000110" + pin('8') + pin('4')) == "63c9");
    BOOST_TEST(send("002C000110" + pin('9') + pin('4')) == "9000");
    BOOST_TEST(send("0020000108" + pin('4')) == "9000");
    BOOST_TEST(send("00200001") == "9000");
    BOOST_TEST(send("0024000110" + pin('4') + pin('5')) == "9000");
    BOOST_TEST(send("002E0000") == "9000");
    BOOST_TEST(send("0020000108" + pin('5')) == "9000");
    BOOST_TEST(send("0020000908" + pin('1')) == "6a88");
}

BOOST_AUTO_TEST_CASE(keys_are_made_used_and_deleted_with_the_pin) {
    personalise();
    BOOST_TEST(send("00A4080C0450154B01") == "9000");
    BOOST_TEST(send("00460000") == "6982");
    BOOST_TEST(send("0020000108" + pin('1')) == "9000");
    BOOST_TEST(send("00460000") == "9000");
    BOOST_TEST(send("00CA018600") == "9000");
    BOOST_TEST(response.size() == 67U);
    BOOST_TEST(send("002241B60A"
                    "800104"
                    "81024B01"
                    "840100") == "9000");
    const std::string hash(64, '5');
    BOOST_TEST(send("002A9E9A20" + hash + "00") == "9000");
    BOOST_TEST(response.front() == 0x30);
    BOOST_TEST(send("002A9E9A02"
                    "5555"
                    "00") == "6700");
    BOOST_TEST(send("002E0000") == "9000");
    BOOST_TEST(send("002A9E9A20" + hash + "00") == "6982");
    BOOST_TEST(card.keyFiles() == 1U);
    BOOST_TEST(send("A0E40000") == "6982");
    BOOST_TEST(send("0020000108" + pin('1')) == "9000");
    BOOST_TEST(send("A0E40000") == "9000");
    BOOST_TEST(card.keyFiles() == 0U);
    BOOST_TEST(send("00CA01A100") == "9000");
    BOOST_TEST(toHex(response) == "4301");
}

BOOST_AUTO_TEST_CASE(long_answers_come_in_parts) {
    BOOST_TEST(send("00A4080C025015") == "9000");
    BOOST_TEST(send("00E00000196217"
                    "81020C00"
                    "820111"
                    "83024B02"
                    "86031111FF"
                    "85020000"
                    "8A0100") == "9000");
    BOOST_TEST(send("0046000007"
                    "30058103010001") == "9000");
    BOOST_TEST(send("00CA010100") == "6180");
    BOOST_TEST(response.size() == 256U);
    BOOST_TEST(send("00C0000080") == "9000");
    BOOST_TEST(response.size() == 128U);
    BOOST_TEST(send("00C0000080") == "6985");
}

BOOST_AUTO_TEST_CASE(nonsense_is_answered) {
    BOOST_TEST(send("00") == "6700");
    BOOST_TEST(send("00FF0000") == "6d00");
    BOOST_TEST(send("00A4090C0312") == "6700");
    BOOST_TEST(send("00A40000") == "6700");
    BOOST_TEST(send("00A4000C024999") == "6a82");
    BOOST_TEST(send("00B0000000") == "6981");
    BOOST_TEST(send("00E000000462028302") == "6a80");
    BOOST_TEST(send("00E0000006"
                    "620482015500") == "6a80");
    BOOST_TEST(send("002A9E9A0155") == "6985");
    BOOST_TEST(send("00CA02A000") == "6a88");
    for (int i = 0; i < 10; ++i)
        BOOST_TEST(send("10D60000FF" + std::string(510, '0')) == (i < 4    ? "9000"
                                                                  : i == 4 ? "6700"
                                                                  : i < 9  ? "9000"
                                                                           : "6700"));
}

BOOST_AUTO_TEST_SUITE_END()
