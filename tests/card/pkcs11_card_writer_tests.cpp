#include "station/card/pkcs11_card_writer.h"

#include "station/card/token_login.h"
#include "tests/card/softhsm_fixture.h"
#include "tests/support/card_writer_contract.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;

namespace {

/// Where one SoftHSM token is taken, an uninitialised one appears.
class SofthsmCards final : public CardProvider {
public:
    explicit SofthsmCards(CardWriter& writer)
        : m_writer{writer} {
        soPin = "87654321";
        pin = "314159";
        otherPin = "271828";
        keyTypes = {KeyType::EcP256, KeyType::EcP384, KeyType::Rsa2048, KeyType::Rsa3072};
    }
    CardWriter& withBlankCard() override { return m_writer; }

private:
    CardWriter& m_writer;
};

} // namespace

BOOST_AUTO_TEST_SUITE(pkcs11_card_writer_tests)

BOOST_FIXTURE_TEST_CASE(softhsm_keeps_the_contract, SofthsmFixture) {
    SofthsmCards cards{*writer};
    checkCardWriterContract(cards);
}

BOOST_FIXTURE_TEST_CASE(a_label_of_32_bytes_is_kept_whole, SofthsmFixture) {
    const std::string label(32, 'z');
    BOOST_TEST(valueOf(writer->initialise(label, secret("87654321"))).label == label);
    BOOST_TEST(valueOf(writer->find(label)).has_value());
    BOOST_TEST(!valueOf(writer->find(label.substr(0, 31))).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_blank_card_does_not_claim_locked_pins, SofthsmFixture) {
    const std::vector<CardStatus> cards = valueOf(writer->cards());
    BOOST_REQUIRE(cards.size() == 1U);
    BOOST_TEST(!cards.front().initialised);
    BOOST_TEST(!cards.front().pinTriesLeft.has_value());
    BOOST_TEST(cards.front().serial.empty());
}

BOOST_FIXTURE_TEST_CASE(a_card_without_a_count_says_that_more_than_one_try_is_left, SofthsmFixture) {
    const CardStatus card = valueOf(writer->initialise("count", secret("87654321")));
    requireDone(writer->setUserPin(card.serial, secret("87654321"), secret("314159")));
    const Result<> wrong = writer->verifyPin(card.serial, secret("999999"), false);
    BOOST_TEST(nameOfFault(wrong) == "pin-wrong");
    BOOST_TEST(wrong.error().detail == "a wrong PIN was entered, more than 1 try left");
    BOOST_TEST((wrong.error().part == FaultPart{}));
    BOOST_TEST(nameOfFault(writer->setUserPin(card.serial, secret("11111111"), secret("314159"))) == "pin-wrong");
}

BOOST_FIXTURE_TEST_CASE(cards_that_are_gone_are_not_found, SofthsmFixture) {
    const CardStatus card = valueOf(writer->initialise("gone", secret("87654321")));
    requireDone(writer->setUserPin(card.serial, secret("87654321"), secret("314159")));
    directory.removeTokens();
    BOOST_TEST(nameOfFault(writer->generateKey(card.serial, secret("314159"), KeyType::EcP256, "01", "holder")) ==
               "card-not-found");
    BOOST_TEST(!valueOf(writer->find("gone")).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_second_card_does_not_stand_in_for_the_first, SofthsmFixture) {
    const CardStatus first = valueOf(writer->initialise("first case", secret("87654321")));
    requireDone(writer->setUserPin(first.serial, secret("87654321"), secret("314159")));
    directory.removeTokens();
    const CardStatus second = valueOf(writer->initialise("second case", secret("87654321")));
    requireDone(writer->setUserPin(second.serial, secret("87654321"), secret("314159")));
    BOOST_TEST(first.serial != second.serial);
    BOOST_TEST(nameOfFault(writer->makeRequest(first.serial, secret("314159"), "01", {{"CN", "x"}})) ==
               "card-not-found");
}

BOOST_FIXTURE_TEST_CASE(a_card_emptied_in_between_is_noticed, MeddlingFixture) {
    const std::string serial = preparedCard();
    CardProfile again = softhsmProfile();
    again.blank = CardProfile::Blank::FactoryLabel;
    again.factoryLabel = "meddling";
    Pkcs11CardWriter other{writer.module(), again};
    const CardStatus renewed = valueOf(other.initialise("other", soPin));
    BOOST_TEST(!renewed.userPinSet);
    BOOST_TEST(!valueOf(writer.find("meddling")).has_value());
    BOOST_TEST(renewed.serial == serial); // SoftHSM gives a new serial only to a new token
    BOOST_TEST(nameOfFault(writer.verifyPin(serial, pin, false)) == "pin-policy");
}

BOOST_FIXTURE_TEST_CASE(the_last_try_is_only_taken_on_demand, MeddlingFixture) {
    const std::string serial = preparedCard();
    module.addedTokenFlags = CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY;
    module.logins = 0;
    BOOST_TEST(nameOfFault(writer.verifyPin(serial, pin, false)) == "pin-last-try");
    BOOST_TEST(nameOfFault(writer.findKey(serial, pin, "01")) == "pin-last-try");
    BOOST_TEST(nameOfFault(writer.changePin(serial, pin, secret("271828"))) == "pin-last-try");
    BOOST_TEST(module.logins == 0);
    BOOST_TEST(valueOf(writer.find("meddling")).value().pinTriesLeft.value() == 1);
    requireDone(writer.verifyPin(serial, pin, true));
    BOOST_TEST(module.logins == 1);
}

BOOST_FIXTURE_TEST_CASE(a_locked_pin_is_not_tried, MeddlingFixture) {
    const std::string serial = preparedCard();
    module.addedTokenFlags = CKF_USER_PIN_LOCKED | CKF_USER_PIN_FINAL_TRY;
    module.logins = 0;
    BOOST_TEST(nameOfFault(writer.verifyPin(serial, pin, true)) == "pin-locked");
    BOOST_TEST(module.logins == 0);
    BOOST_TEST(valueOf(writer.find("meddling")).value().pinTriesLeft.value() == 0);
}

BOOST_FIXTURE_TEST_CASE(the_security_officers_last_try_is_kept_too, MeddlingFixture) {
    const std::string serial = preparedCard();
    module.logins = 0;
    module.addedTokenFlags = CKF_SO_PIN_FINAL_TRY;
    BOOST_TEST(nameOfFault(writer.setUserPin(serial, soPin, pin)) == "pin-last-try");
    module.addedTokenFlags = CKF_SO_PIN_LOCKED;
    BOOST_TEST(nameOfFault(writer.setUserPin(serial, soPin, pin)) == "pin-locked");
    BOOST_TEST(module.logins == 0);
}

BOOST_FIXTURE_TEST_CASE(a_pin_of_impossible_length_costs_no_try, MeddlingFixture) {
    const std::string serial = preparedCard();
    module.logins = 0;
    BOOST_TEST(nameOfFault(writer.verifyPin(serial, secret("1"), false)) == "pin-policy");
    BOOST_TEST(module.logins == 0);
}

BOOST_FIXTURE_TEST_CASE(a_missing_mechanism_is_named, MeddlingFixture) {
    const std::string serial = preparedCard();
    module.hidden = {CKM_EC_KEY_PAIR_GEN};
    BOOST_TEST(nameOfFault(writer.generateKey(serial, pin, KeyType::EcP256, "01", "holder")) ==
               "card-mechanism-missing");
    CardProfile rsaOnly = softhsmProfile();
    rsaOnly.keyTypes = {KeyType::Rsa2048};
    Pkcs11CardWriter narrow{writer.module(), rsaOnly};
    BOOST_TEST(nameOfFault(narrow.generateKey(serial, pin, KeyType::EcP384, "01", "holder")) ==
               "card-mechanism-missing");
}

BOOST_FIXTURE_TEST_CASE(a_key_that_can_be_read_fails_its_proof, MeddlingFixture) {
    const std::string serial = preparedCard();
    module.leaky = true;
    for (const KeyType type : {KeyType::EcP256, KeyType::Rsa2048}) {
        const std::string id = type == KeyType::EcP256 ? "01" : "02";
        requireDone(writer.generateKey(serial, pin, type, id, "holder"));
        const KeyProof proof = valueOf(writer.proveKey(serial, pin, id));
        BOOST_TEST(proof.extractable);
        BOOST_TEST(!proof.sensitive);
        BOOST_TEST(!proof.readRefused);
        BOOST_TEST(!proof.wrapRefused);
        BOOST_TEST(proof.signatureVerified);
        BOOST_TEST(!proof.holds());
    }
}

BOOST_FIXTURE_TEST_CASE(a_card_that_cannot_wrap_proves_the_rest, MeddlingFixture) {
    const std::string serial = preparedCard();
    requireDone(writer.generateKey(serial, pin, KeyType::EcP256, "01", "holder"));
    module.hidden = {CKM_AES_KEY_GEN};
    BOOST_TEST(valueOf(writer.proveKey(serial, pin, "01")).holds());
}

BOOST_FIXTURE_TEST_CASE(a_wrong_signature_is_noticed, MeddlingFixture) {
    const std::string serial = preparedCard();
    requireDone(writer.generateKey(serial, pin, KeyType::EcP256, "01", "holder"));
    requireDone(writer.generateKey(serial, pin, KeyType::Rsa2048, "02", "holder"));
    module.wrongSignatures = true;
    for (const std::string id : {"01", "02"}) {
        BOOST_TEST(!valueOf(writer.proveKey(serial, pin, id)).signatureVerified);
        BOOST_TEST(nameOfFault(writer.makeRequest(serial, pin, id, {{"CN", "x"}})) == "card-key-mismatch");
    }
}

BOOST_FIXTURE_TEST_CASE(a_key_that_wants_the_pin_each_time_gets_it, MeddlingFixture) {
    const std::string serial = preparedCard();
    module.pinForEachSignature = true;
    requireDone(writer.generateKey(serial, pin, KeyType::EcP256, "01", "holder"));
    BOOST_TEST(valueOf(writer.proveKey(serial, pin, "01")).holds());
    requireDone(writer.makeRequest(serial, pin, "01", {{"CN", "x"}}));
}

BOOST_FIXTURE_TEST_CASE(a_card_pulled_during_key_generation_is_removed_not_broken, MeddlingFixture) {
    const std::string serial = preparedCard();
    module.pulledWhileGenerating = true;
    BOOST_TEST(nameOfFault(writer.generateKey(serial, pin, KeyType::EcP256, "01", "holder")) == "card-removed");
    BOOST_TEST(nameOfFault(writer.verifyPin(serial, pin, false)) == "card-not-found");
    module.pulled = false;
    module.pulledWhileGenerating = false;
    requireDone(writer.generateKey(serial, pin, KeyType::EcP256, "01", "holder"));
}

BOOST_FIXTURE_TEST_CASE(no_session_and_no_login_outlives_a_call, MeddlingFixture) {
    const std::string serial = preparedCard();
    requireDone(writer.verifyPin(serial, pin, false));
    BOOST_TEST(nameOfFault(writer.verifyPin(serial, secret("999999"), false)) == "pin-wrong");
    BOOST_TEST(nameOfFault(writer.findKey(serial, secret("999999"), "01")) == "pin-wrong");
    BOOST_TEST(module.openSessions == 0);
}

BOOST_FIXTURE_TEST_CASE(a_token_that_somebody_is_logged_in_to_is_refused, MeddlingFixture) {
    const std::string serial = preparedCard();
    const auto login = valueOf(TokenLogin::bySerial(writer.module(), serial, pin));
    BOOST_TEST(nameOfFault(writer.verifyPin(serial, pin, false)) == "card-of-another-case");
    BOOST_TEST(nameOfFault(writer.generateKey(serial, pin, KeyType::EcP256, "01", "x")) == "card-of-another-case");
    BOOST_TEST(nameOfFault(TokenLogin::bySerial(writer.module(), serial, pin)) == "card-of-another-case");
}

BOOST_AUTO_TEST_CASE(a_module_that_cannot_be_loaded_is_named) {
    const auto missing = Pkcs11Module::load("/nowhere/module.so");
    BOOST_TEST(nameOfFault(missing) == "card-module-failed");
    BOOST_TEST(missing.error().detail.find("/nowhere/module.so") != std::string::npos);
    BOOST_TEST(nameOfFault(Pkcs11Module::load("libcrypto.so.3")) == "card-module-failed");
}

BOOST_AUTO_TEST_SUITE_END()
