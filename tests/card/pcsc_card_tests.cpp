#include "tests/card/pcsc_fixture.h"

#include "station/card/token_login.h"

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

Secret secret(std::string_view text) {
    return Secret::copyOf(bytesOf(text));
}

/// A desk with a card that is personalised up to its PIN.
struct PcscFixture {
    std::string prepare(const std::string& label, std::size_t reader = 0) {
        card = desk.insertBlank(reader);
        const std::string made = valueOf(desk.writer().initialise(label, soPin)).serial;
        requireDone(desk.writer().setUserPin(made, soPin, pin));
        return made;
    }

    PcscDesk desk;
    std::shared_ptr<SimulatedCard> card;
    const Secret soPin = secret("76543210");
    const Secret pin = secret("314159");
};

} // namespace

BOOST_AUTO_TEST_SUITE(pcsc_card_tests, *boost::unit_test::precondition(SkippedWithoutPcsc{}))

BOOST_AUTO_TEST_CASE(cards_behind_opensc_and_pcsc_keep_the_contract) {
    PcscCards cards;
    checkCardWriterContract(cards);
}

BOOST_FIXTURE_TEST_CASE(two_readers_are_told_apart, PcscFixture) {
    const std::string first = prepare("RA 0001");
    const std::string second = prepare("RA 0002", 1);
    BOOST_TEST(first != second);
    BOOST_TEST(valueOf(desk.writer().find("RA 0001")).value().reader == "Simulated Reader 00 00");
    BOOST_TEST(valueOf(desk.writer().find("RA 0002")).value().reader == "Simulated Reader 00 01");
    requireDone(desk.writer().generateKey(second, pin, KeyType::EcP256, "01", "holder"));
    BOOST_TEST(card->keyFiles() == 1U);
    BOOST_TEST(!valueOf(desk.writer().findKey(first, pin, "01")).has_value());
    desk.remove(1);
    BOOST_TEST(nameOfFault(desk.writer().findKey(second, pin, "01")) == "card-not-found");
    requireDone(desk.writer().verifyPin(first, pin, false));
    desk.insert(1, card);
    BOOST_TEST(valueOf(desk.writer().findKey(second, pin, "01")).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_card_is_activated_with_its_first_pin, PcscFixture) {
    card = desk.insertBlank(0);
    const std::vector<CardStatus> blank = valueOf(desk.writer().cards());
    BOOST_TEST(blank.size() == 1U);
    BOOST_TEST(!blank.front().initialised);
    const std::vector<CardStatus> offered = valueOf(desk.writer().blankCards());
    BOOST_REQUIRE(offered.size() == 1U);
    BOOST_TEST(nameOfFault(desk.writer().initialise("RA 0f3a", soPin, "10203040506070ff")) ==
               "card-of-another-case");
    const std::string serial = valueOf(desk.writer().initialise("RA 0f3a", soPin, offered.front().serial)).serial;
    BOOST_TEST(serial == offered.front().serial);
    BOOST_TEST(valueOf(desk.writer().blankCards()).empty());
    BOOST_TEST(!card->activated());
    BOOST_TEST(nameOfFault(desk.writer().setUserPin(serial, soPin, secret("1"))) == "pin-policy");
    BOOST_TEST(nameOfFault(desk.writer().setUserPin(serial, secret("12"), pin)) == "pin-policy");
    requireDone(desk.writer().setUserPin(serial, soPin, pin));
    BOOST_TEST(card->activated());
}

BOOST_FIXTURE_TEST_CASE(a_card_with_another_so_pin_than_the_case_says_is_noticed_at_the_first_pin, PcscFixture) {
    card = desk.insertBlank(0);
    const std::string serial = valueOf(desk.writer().initialise("RA 0f3a", secret("11223344"))).serial;
    BOOST_TEST(nameOfFault(desk.writer().setUserPin(serial, soPin, pin)) == "pin-wrong");
}

BOOST_FIXTURE_TEST_CASE(an_erased_card_is_put_aside_and_can_be_used_again, PcscFixture) {
    const std::string serial = prepare("RA 0f3a");
    requireDone(desk.writer().generateKey(serial, pin, KeyType::EcP256, "01", "holder"));
    requireDone(desk.writer().eraseCard(serial, soPin, false));
    BOOST_TEST(card->keyFiles() == 0U);
    BOOST_TEST(!card->activated());
    BOOST_TEST(valueOf(desk.writer().find("retired")).value().serial == serial);
    BOOST_TEST(valueOf(desk.writer().initialise("RA 0f3b", soPin)).serial == serial);
    requireDone(desk.writer().setUserPin(serial, soPin, pin));
}

BOOST_FIXTURE_TEST_CASE(a_key_that_was_cut_off_in_the_making_is_taken_off_the_card, PcscFixture) {
    const std::string serial = prepare("RA 0f3a");
    const std::size_t before = desk.reader(0).commands();
    requireDone(desk.writer().generateKey(serial, pin, KeyType::EcP256, "01", "holder"));
    const std::size_t whole = desk.reader(0).commands() - before;
    requireDone(desk.writer().eraseKey(serial, pin, "01"));
    std::size_t orphans = 0;
    for (std::size_t command = 1; command < whole && orphans == 0; command += 3) {
        desk.reader(0).pullAt(command, VirtualReader::Pull::BeforeAnswer);
        BOOST_TEST(nameOfFault(desk.writer().generateKey(serial, pin, KeyType::EcP256, "01", "holder")) ==
                   "card-removed");
        desk.insert(0, card);
        orphans = valueOf(desk.writer().findKey(serial, pin, "01")) ? 0 : card->keyFiles();
        requireDone(desk.writer().eraseKey(serial, pin, "01"));
        BOOST_TEST(card->keyFiles() == 0U);
    }
    BOOST_TEST(orphans == 1U);
    BOOST_TEST(nameOfFault(desk.writer().verifyPin(serial, secret("271828"), false)) == "pin-wrong");
    requireDone(desk.writer().verifyPin(serial, pin, false)); // taking it off has cost no try
}

BOOST_FIXTURE_TEST_CASE(nobody_who_is_signed_in_loses_the_login_to_openscs_programs, PcscFixture) {
    const std::string officer = prepare("officer", 1);
    const auto login = valueOf(TokenLogin::bySerial(desk.module(), officer, pin));
    desk.insertBlank(0);
    BOOST_TEST(nameOfFault(desk.writer().initialise("RA 0f3a", soPin)) == "not-allowed");
    // The login is still there: nobody else gets one.
    BOOST_TEST(nameOfFault(desk.writer().verifyPin(officer, pin, false)) == "card-of-another-case");
}

BOOST_AUTO_TEST_SUITE_END()
