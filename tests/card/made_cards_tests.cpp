#include "tests/card/softhsm_fixture.h"
#include "tests/support/issued_certificate.h"
#include "tests/support/software_keys.h"

#include "station/card/pkcs11_session.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;

namespace {

/// Cards that their maker initialised: label and SO PIN are the delivery's, and a PUK unblocks.
struct MadeFixture : MeddlingFixture {
    MadeFixture() {
        CardProfile factory = softhsmProfile();
        factory.soPin.alphabet = PinRule::Alphabet::Digits;
        Pkcs11CardWriter maker{writer.module(), factory};
        requireDone(maker.initialise("MADE CARD", secret("00000000")));
        module.puk = "PUK45678901234";
        module.soPin = "87654321";
    }

    static CardProfile profile() {
        CardProfile made = softhsmProfile();
        made.initialisation = CardProfile::Initialisation::Already;
        made.blank = CardProfile::Blank::FactoryLabel;
        made.factoryLabel = "MADE CARD";
        made.factorySoPin = "00000000";
        made.keyLabel = "Signature key";
        made.certificateLabel = "Signature certificate";
        made.issuerLabel = "CA";
        made.pinChangedBeforeUse = true;
        made.unblocking = CardProfile::Unblocking::Puk;
        made.puk = PinRule{PinRule::Alphabet::LettersAndDigits, 14, 14};
        return made;
    }

    std::size_t labelled(const std::string& serial, CK_OBJECT_CLASS type, std::string_view label) {
        TokenSlot token = valueOf(slotBySerial(*made.module(), serial));
        auto session =
            valueOf(Pkcs11Session::open(made.module(), std::move(token), Pkcs11Session::Access::ReadOnly));
        const ByteView name = bytesOf(label);
        return valueOf(
                   session.find(
                       AttributeTemplate{}.number(CKA_CLASS, type).bytes(CKA_LABEL, {name.begin(), name.end()})))
            .size();
    }

    Pkcs11CardWriter made{writer.module(), profile()};
};

} // namespace

BOOST_AUTO_TEST_SUITE(made_cards_tests)

BOOST_FIXTURE_TEST_CASE(a_made_card_is_marked_and_found_by_its_mark, MadeFixture) {
    const CardStatus card = valueOf(made.initialise("RA 0f3a", soPin));
    BOOST_TEST(card.label == "RA 0f3a");
    BOOST_TEST(valueOf(made.find("RA 0f3a")).value().serial == card.serial);
    BOOST_TEST(!valueOf(made.find("MADE CARD")).has_value());
    BOOST_TEST(valueOf(writer.find("MADE CARD")).value().serial == card.serial); // the token's own label stays
    BOOST_TEST(nameOfFault(made.initialise("RA 0f3b", soPin)) == "card-not-found");
    BOOST_TEST(nameOfFault(made.setUserPin(card.serial, secret("00000000"), pin)) == "pin-wrong");
    requireDone(made.setUserPin(card.serial, soPin, pin));
    requireDone(made.verifyPin(card.serial, pin, false));
}

BOOST_FIXTURE_TEST_CASE(a_made_card_with_another_so_pin_stays_blank, MadeFixture) {
    CardProfile other = profile();
    other.factorySoPin = "11111111";
    Pkcs11CardWriter wrong{writer.module(), other};
    BOOST_TEST(nameOfFault(wrong.initialise("RA 0f3a", soPin)) == "pin-wrong");
    BOOST_TEST(!valueOf(wrong.find("RA 0f3a")).has_value());
    requireDone(made.initialise("RA 0f3a", soPin));
}

BOOST_FIXTURE_TEST_CASE(a_puk_gives_a_new_pin, MadeFixture) {
    const std::string serial = valueOf(made.initialise("RA 0f3a", soPin)).serial;
    requireDone(made.setUserPin(serial, soPin, pin));
    module.addedTokenFlags = CKF_USER_PIN_LOCKED;
    requireDone(made.unblockPin(serial, secret("PUK45678901234"), secret("271828"), false));
    module.addedTokenFlags = 0;
    requireDone(made.verifyPin(serial, secret("271828"), false));
    BOOST_TEST(nameOfFault(made.verifyPin(serial, pin, false)) == "pin-wrong");
}

BOOST_FIXTURE_TEST_CASE(a_wrong_puk_is_told_from_an_impossible_one, MadeFixture) {
    const std::string serial = valueOf(made.initialise("RA 0f3a", soPin)).serial;
    requireDone(made.setUserPin(serial, soPin, pin));
    const auto wrong = made.unblockPin(serial, secret("PUK00000000000"), secret("271828"), false);
    BOOST_TEST(nameOfFault(wrong) == "pin-wrong");
    BOOST_TEST(wrong.error().detail == "the PUK; the card does not say how many tries are left");
    BOOST_TEST(nameOfFault(made.unblockPin(serial, secret("1234"), secret("271828"), false)) == "pin-policy");
    BOOST_TEST(nameOfFault(made.unblockPin(serial, secret("PUK45678901234"), secret("1"), false)) == "pin-policy");
    requireDone(made.verifyPin(serial, pin, false));
}

BOOST_FIXTURE_TEST_CASE(the_security_officer_unblocks_where_the_profile_says_so, MeddlingFixture) {
    const std::string serial = preparedCard();
    requireDone(writer.unblockPin(serial, soPin, secret("271828"), false));
    requireDone(writer.verifyPin(serial, secret("271828"), false));
    module.addedTokenFlags = CKF_SO_PIN_FINAL_TRY;
    BOOST_TEST(nameOfFault(writer.unblockPin(serial, soPin, pin, false)) == "pin-last-try");
    requireDone(writer.unblockPin(serial, soPin, pin, true));
    requireDone(writer.verifyPin(serial, pin, false));
}

BOOST_FIXTURE_TEST_CASE(only_its_maker_erases_a_made_card, MadeFixture) {
    const std::string serial = valueOf(made.initialise("RA 0f3a", soPin)).serial;
    BOOST_TEST(nameOfFault(made.eraseCard(serial, soPin, false)) == "card-mechanism-missing");
    BOOST_TEST(valueOf(made.find("RA 0f3a")).has_value());
}

BOOST_FIXTURE_TEST_CASE(an_erased_card_with_the_makers_label_and_so_pin_is_blank_again, MeddlingFixture) {
    CardProfile labelled = softhsmProfile();
    labelled.blank = CardProfile::Blank::FactoryLabel;
    labelled.factoryLabel = "MADE CARD";
    labelled.factorySoPin = "00000000";
    Pkcs11CardWriter cards{writer.module(), labelled};
    requireDone(writer.initialise("MADE CARD", secret("00000000")));
    const std::string serial = valueOf(cards.initialise("RA 0f3a", soPin)).serial;
    requireDone(cards.setUserPin(serial, soPin, pin));
    requireDone(cards.eraseCard(serial, soPin, false));
    BOOST_TEST(!valueOf(cards.find("RA 0f3a")).has_value());
    BOOST_TEST(valueOf(cards.initialise("RA 0f3b", secret("11223344"))).serial == serial);
}

BOOST_FIXTURE_TEST_CASE(objects_have_the_labels_of_the_profile, MadeFixture) {
    const std::string serial = valueOf(made.initialise("RA 0f3a", soPin)).serial;
    requireDone(made.setUserPin(serial, soPin, pin));
    const CardKey key = valueOf(made.generateKey(serial, pin, KeyType::EcP256, "01", "holder"));
    BOOST_TEST(key.label == "Signature key");
    const SoftwareSigningKey issuer{"Test Issuer"};
    requireDone(made.writeCertificate(serial, pin, "01", issuedCertificate(issuer, key.publicKey, 7),
                                      {issuer.certificate()}));
    BOOST_TEST(labelled(serial, CKO_PUBLIC_KEY, "Signature key") == 1U);
    BOOST_TEST(labelled(serial, CKO_CERTIFICATE, "Signature certificate") == 1U);
    BOOST_TEST(labelled(serial, CKO_CERTIFICATE, "CA") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
