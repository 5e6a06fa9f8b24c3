#include "tests/card/pcsc_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;

namespace {

/// Each card takes the place of the one before in the first reader.
class PcscCards final : public CardProvider {
public:
    PcscCards() {
        soPin = "76543210";
        pin = "314159";
        otherPin = "271828";
        keyTypes = {KeyType::EcP256, KeyType::EcP384, KeyType::Rsa2048, KeyType::Rsa3072};
        triesUntilLocked = 3;
    }
    CardWriter& withBlankCard() override {
        m_desk.insertBlank(0);
        return m_desk.writer();
    }

private:
    PcscDesk m_desk;
};

} // namespace

BOOST_AUTO_TEST_SUITE(pcsc_card_tests, *boost::unit_test::precondition(SkippedWithoutPcsc{}))

BOOST_AUTO_TEST_CASE(cards_behind_opensc_and_pcsc_keep_the_contract) {
    PcscCards cards;
    checkCardWriterContract(cards);
}

BOOST_AUTO_TEST_SUITE_END()
