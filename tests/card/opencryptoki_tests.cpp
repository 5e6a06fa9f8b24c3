#include "station/card/pkcs11_card_writer.h"

#include "tests/support/card_writer_contract.h"
#include "tests/support/private_opencryptoki.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <iostream>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;

namespace {

CardProfile opencryptokiProfile() {
    return valueOf(readCardProfile(RAPOINT_SOURCE_DIR "/assets/cards/opencryptoki.toml"));
}

/// One reader: each card takes the place of the one before. All its cards have the serial number 123.
class OpencryptokiCards final : public CardProvider {
public:
    OpencryptokiCards() {
        soPin = "76543210";
        pin = "314159";
        otherPin = "271828";
        keyTypes = {KeyType::Rsa2048, KeyType::Rsa3072};
        triesUntilLocked = 3;
    }
    CardWriter& withBlankCard() override {
        m_writer.reset();
        PrivateOpencryptoki::putInBlankCard();
        m_writer = valueOf(Pkcs11CardWriter::open(opencryptokiProfile()));
        return *m_writer;
    }

private:
    PrivateOpencryptoki m_daemon;
    std::unique_ptr<Pkcs11CardWriter> m_writer;
};

Secret secret(std::string_view text) {
    return Secret::copyOf(bytesOf(text));
}

/// Where openCryptoki cannot run, every case says why and is skipped.
struct SkippedWithoutOpencryptoki {
    boost::test_tools::assertion_result operator()(boost::unit_test::test_unit_id) const {
        const auto reason = PrivateOpencryptoki::obstacle();
        boost::test_tools::assertion_result result{!reason.has_value()};
        result.message() << reason.value_or("");
        if (reason)
            std::cerr << "openCryptoki is skipped: " << *reason << '\n';
        return result;
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(opencryptoki_tests, *boost::unit_test::precondition(SkippedWithoutOpencryptoki{}))

BOOST_AUTO_TEST_CASE(opencryptoki_keeps_the_contract) {
    OpencryptokiCards cards;
    checkCardWriterContract(cards);
}

BOOST_AUTO_TEST_CASE(keys_it_does_not_make_are_refused) {
    OpencryptokiCards cards;
    CardWriter& writer = cards.withBlankCard();
    const CardStatus card = valueOf(writer.initialise("rsa only", secret(cards.soPin)));
    requireDone(writer.setUserPin(card.serial, secret(cards.soPin), secret(cards.pin)));
    BOOST_TEST(nameOfFault(writer.generateKey(card.serial, secret(cards.pin), KeyType::EcP256, "01", "x")) ==
               "card-mechanism-missing");
}

BOOST_AUTO_TEST_CASE(the_makers_so_pin_is_gone_after_initialisation) {
    OpencryptokiCards cards;
    CardWriter& writer = cards.withBlankCard();
    const CardStatus card = valueOf(writer.initialise("own so pin", secret(cards.soPin)));
    BOOST_TEST(nameOfFault(writer.setUserPin(card.serial, secret("87654321"), secret(cards.pin))) == "pin-wrong");
    requireDone(writer.setUserPin(card.serial, secret(cards.soPin), secret(cards.pin)));
}

BOOST_AUTO_TEST_SUITE_END()
