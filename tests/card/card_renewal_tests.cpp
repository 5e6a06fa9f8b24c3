#include "station/card/card_renewal.h"

#include "station/card/certificate_subject.h"
#include "station/crypto/certificate_fields.h"
#include "tests/card/softhsm_fixture.h"
#include "tests/support/fakes/memory_holder_trust.h"
#include "tests/support/issued_certificate.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;

namespace {

/// A holder's card with a key and its certificate.
struct IssuedFixture : MeddlingFixture {
    IssuedFixture() {
        const CardKey first = valueOf(writer.generateKey(serial, pin, KeyType::EcP256, "01", "holder"));
        oldCertificate = issuedCertificate(issuer, first.publicKey, 7);
        requireDone(writer.writeCertificate(serial, pin, "01", oldCertificate, {issuer.certificate()}));
    }

    /// What the central answers to the request that begin made.
    Bytes renewed() {
        const CardKey key = valueOf(writer.findKey(serial, pin, "02")).value();
        return issuedCertificate(issuer, key.publicKey, 8);
    }
    bool hasOldPair() {
        return valueOf(writer.findKey(serial, pin, "01")).has_value() &&
               valueOf(writer.readCertificate(serial, "01")).has_value();
    }

    std::string serial = preparedCard();
    SoftwareSigningKey issuer{"Test Issuer"};
    Bytes oldCertificate;
    MemoryHolderTrust trust;
    FixedClock clock{Instant{}};
    CardRenewal renewal{writer, serial, trust, clock};
};

} // namespace

BOOST_AUTO_TEST_SUITE(card_renewal_tests)

BOOST_AUTO_TEST_CASE(key_ids_are_counted_on) {
    BOOST_TEST(valueOf(nextKeyId("01")) == "02");
    BOOST_TEST(valueOf(nextKeyId("ff")) == "0100");
    BOOST_TEST(valueOf(nextKeyId("45a1ff")) == "45a200");
    BOOST_TEST(nameOfFault(nextKeyId("")) == "input-invalid");
    BOOST_TEST(nameOfFault(nextKeyId("no hex")) == "input-invalid");
    BOOST_TEST(nameOfFault(nextKeyId(std::string(64, 'f'))) == "input-invalid");
}

BOOST_FIXTURE_TEST_CASE(a_card_is_renewed_with_the_same_pin, IssuedFixture) {
    BOOST_TEST(valueOf(renewal.currentKeyId()) == "01");
    const Bytes request = valueOf(renewal.begin(pin, "01", KeyType::EcP384));
    BOOST_TEST(subjectOf(request) == "CN=Test Holder");
    BOOST_TEST(hasOldPair());
    const CardKey key = valueOf(writer.findKey(serial, pin, "02")).value();
    BOOST_TEST(requestHolds(request, key.publicKey));
    const Bytes certificate = renewed();
    for (int round = 0; round < 2; ++round)
        requireDone(renewal.finish(pin, "01", certificate, {issuer.certificate()}));
    BOOST_TEST(!valueOf(writer.findKey(serial, pin, "01")).has_value());
    BOOST_TEST(!valueOf(writer.readCertificate(serial, "01")).has_value());
    BOOST_TEST((valueOf(writer.readCertificate(serial, "02")) == certificate));
    BOOST_TEST(valueOf(renewal.currentKeyId()) == "02");
}

BOOST_FIXTURE_TEST_CASE(a_module_that_reads_another_certificate_back_loses_no_old_pair, IssuedFixture) {
    requireDone(renewal.begin(pin, "01", KeyType::EcP256));
    const Bytes certificate = renewed();
    module.otherCertificates = true;
    BOOST_TEST(nameOfFault(renewal.finish(pin, "01", certificate, {})) == "certificate-mismatch");
    module.otherCertificates = false;
    BOOST_TEST(hasOldPair());
    requireDone(renewal.finish(pin, "01", certificate, {}));
    BOOST_TEST(!hasOldPair());
}

BOOST_FIXTURE_TEST_CASE(a_key_that_an_interrupted_begin_left_is_taken, IssuedFixture) {
    const CardKey left = valueOf(writer.generateKey(serial, pin, KeyType::EcP256, "02", "renewed"));
    const Bytes request = valueOf(renewal.begin(pin, "01", KeyType::EcP256));
    BOOST_TEST(requestHolds(request, left.publicKey));
}

BOOST_FIXTURE_TEST_CASE(a_key_that_does_not_prove_itself_is_made_anew, IssuedFixture) {
    module.leaky = true;
    const CardKey left = valueOf(writer.generateKey(serial, pin, KeyType::EcP256, "02", "renewed"));
    BOOST_TEST(nameOfFault(renewal.begin(pin, "01", KeyType::EcP256)) == "card-key-extractable");
    module.leaky = false;
    const Bytes request = valueOf(renewal.begin(pin, "01", KeyType::EcP256));
    BOOST_TEST(!requestHolds(request, left.publicKey));
    BOOST_TEST(hasOldPair());
}

BOOST_FIXTURE_TEST_CASE(the_old_pair_stays_until_the_new_one_is_proved, IssuedFixture) {
    requireDone(renewal.begin(pin, "01", KeyType::EcP256));
    BOOST_TEST(nameOfFault(renewal.finish(pin, "01", oldCertificate, {})) == "card-key-mismatch");
    BOOST_TEST(nameOfFault(renewal.finish(pin, "01", issuer.certificate(), {})) == "certificate-mismatch");
    BOOST_TEST(nameOfFault(renewal.finish(pin, "01", bytesOf("no certificate"), {})) == "message-malformed");
    trust.trouble.with = FaultCode::CertificateMismatch;
    BOOST_TEST(nameOfFault(renewal.finish(pin, "01", renewed(), {})) == "certificate-mismatch");
    BOOST_TEST(!valueOf(writer.readCertificate(serial, "02")).has_value());
    trust.trouble = {};
    BOOST_TEST(nameOfFault(renewal.finish(secret("999999"), "01", renewed(), {})) == "pin-wrong");
    module.wrongSignatures = true;
    BOOST_TEST(nameOfFault(renewal.finish(pin, "01", renewed(), {})) == "card-key-extractable");
    module.wrongSignatures = false;
    BOOST_TEST(hasOldPair());
}

BOOST_FIXTURE_TEST_CASE(another_certificate_is_refused_once_the_old_one_is_gone, IssuedFixture) {
    requireDone(renewal.begin(pin, "01", KeyType::EcP256));
    requireDone(renewal.finish(pin, "01", renewed(), {}));
    const CardKey key = valueOf(writer.findKey(serial, pin, "02")).value();
    BOOST_TEST(nameOfFault(renewal.finish(pin, "01", issuedCertificate(issuer, key.publicKey, 9), {})) ==
               "certificate-mismatch");
    BOOST_TEST(nameOfFault(renewal.begin(pin, "01", KeyType::EcP256)) == "certificate-mismatch");
}

BOOST_FIXTURE_TEST_CASE(a_card_without_a_certificate_has_nothing_to_renew, MeddlingFixture) {
    const std::string serial = preparedCard();
    const MemoryHolderTrust trust;
    const FixedClock clock{Instant{}};
    CardRenewal renewal{writer, serial, trust, clock};
    BOOST_TEST(nameOfFault(renewal.currentKeyId()) == "certificate-mismatch");
    BOOST_TEST(nameOfFault(renewal.begin(pin, "01", KeyType::EcP256)) == "certificate-mismatch");
}

BOOST_AUTO_TEST_CASE(the_owner_is_known_from_the_subject) {
    const PinOwner owner = ownerNamedBy({{"C", "PL"}, {"serialNumber", "PNOPL-72033012347"}});
    BOOST_TEST(owner.nationalNumber == "72033012347");
    BOOST_TEST(toText(owner.birthDate.value()) == "1972-03-30");
    for (const char* other : {"PASPL-ZZ1234567", "PNOPL", "PNOPL_72033012347", ""})
        BOOST_TEST(ownerNamedBy({{"serialNumber", other}}).nationalNumber.empty());
    BOOST_TEST(ownerNamedBy({}).nationalNumber.empty());
    BOOST_TEST(nameOfFault(subjectOfCertificate(bytesOf("no certificate"))) == "message-malformed");
}

BOOST_AUTO_TEST_SUITE_END()
