#include "tests/support/card_writer_contract.h"

#include "tests/support/issued_certificate.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

namespace rapoint::test {

namespace {

constexpr const char* kKeyId = "45a1";
const Subject kSubject{
    {"C", "PL"}, {"CN", "Łukasz Żółć"}, {"SN", "Żółć"}, {"GN", "Łukasz"}, {"serialNumber", "PNOPL-72033012347"}};

Secret secretOf(const std::string& text) {
    return Secret::copyOf(bytesOf(text));
}

/// An initialised card with its PIN set; returns its serial.
std::string preparedCard(const CardWriterBench& bench, const std::string& label) {
    const CardStatus card = valueOf(bench.writer.initialise(label, secretOf(bench.soPin)));
    requireDone(bench.writer.setUserPin(card.serial, secretOf(bench.soPin), secretOf(bench.pin)));
    return card.serial;
}

} // namespace

void checkWholePersonalisation(const CardWriterBench& bench, KeyType type) {
    const Secret pin = secretOf(bench.pin);
    const std::string serial = preparedCard(bench, "contract " + std::string{nameOf(type)});
    const CardKey key = valueOf(bench.writer.generateKey(serial, pin, type, kKeyId, "holder"));
    BOOST_TEST((key.type == type));
    BOOST_TEST(key.id == kKeyId);
    const KeyProof proof = valueOf(bench.writer.proveKey(serial, pin, kKeyId));
    BOOST_TEST(proof.holds());
    const Bytes request = valueOf(bench.writer.makeRequest(serial, pin, kKeyId, kSubject));
    BOOST_TEST(requestHolds(request, key.publicKey));
    BOOST_TEST(subjectOf(request) == "serialNumber=PNOPL-72033012347,GN=Łukasz,SN=Żółć,CN=Łukasz Żółć,C=PL");
    const SoftwareSigningKey issuer{"Test Issuer"};
    const Bytes certificate = issuedCertificate(issuer, key.publicKey, 7);
    for (int round = 0; round < 2; ++round)
        requireDone(bench.writer.writeCertificate(serial, pin, kKeyId, certificate, {issuer.certificate()}));
    BOOST_TEST((valueOf(bench.writer.readCertificate(serial, kKeyId)) == certificate));
    const Bytes renewed = issuedCertificate(issuer, key.publicKey, 8);
    requireDone(bench.writer.writeCertificate(serial, pin, kKeyId, renewed, {issuer.certificate()}));
    BOOST_TEST((valueOf(bench.writer.readCertificate(serial, kKeyId)) == renewed));
}

void checkBlankCardsAreTakenOnce(const CardWriterBench& bench) {
    const Secret soPin = secretOf(bench.soPin);
    BOOST_TEST(!valueOf(bench.writer.find("contract once")).has_value());
    const CardStatus card = valueOf(bench.writer.initialise("contract once", soPin));
    BOOST_TEST(card.initialised);
    BOOST_TEST(!card.serial.empty());
    BOOST_TEST(!card.userPinSet);
    BOOST_TEST(card.label == "contract once");
    BOOST_TEST(nameOfFault(bench.writer.initialise("contract once", soPin)) == "card-not-blank");
    BOOST_TEST(valueOf(bench.writer.find("contract once")).value().serial == card.serial);
}

void checkPinsAreSetVerifiedAndChanged(const CardWriterBench& bench) {
    const Secret pin = secretOf(bench.pin);
    const Secret other = secretOf(bench.otherPin);
    const std::string serial = preparedCard(bench, "contract pins");
    BOOST_TEST(valueOf(bench.writer.find("contract pins")).value().userPinSet);
    requireDone(bench.writer.verifyPin(serial, pin));
    BOOST_TEST(nameOfFault(bench.writer.verifyPin(serial, other)) == "pin-wrong");
    BOOST_TEST(nameOfFault(bench.writer.changePin(serial, other, pin)) == "pin-wrong");
    requireDone(bench.writer.changePin(serial, pin, other));
    BOOST_TEST(nameOfFault(bench.writer.verifyPin(serial, pin)) == "pin-wrong");
    requireDone(bench.writer.verifyPin(serial, other));
    // A PIN that is to become void is replaced by the security officer.
    requireDone(bench.writer.setUserPin(serial, secretOf(bench.soPin), pin));
    requireDone(bench.writer.verifyPin(serial, pin));
}

void checkKeysAreFoundAndErased(const CardWriterBench& bench) {
    const Secret pin = secretOf(bench.pin);
    const KeyType type = bench.keyTypes.front();
    const std::string serial = preparedCard(bench, "contract keys");
    BOOST_TEST(!valueOf(bench.writer.findKey(serial, pin, kKeyId)).has_value());
    BOOST_TEST(nameOfFault(bench.writer.proveKey(serial, pin, kKeyId)) == "card-key-mismatch");
    const CardKey key = valueOf(bench.writer.generateKey(serial, pin, type, kKeyId, "holder"));
    BOOST_TEST((valueOf(bench.writer.findKey(serial, pin, kKeyId)).value().publicKey == key.publicKey));
    BOOST_TEST(nameOfFault(bench.writer.generateKey(serial, pin, type, kKeyId, "again")) == "card-not-blank");
    const SoftwareSigningKey issuer{"Test Issuer"};
    const Bytes certificate = issuedCertificate(issuer, key.publicKey, 9);
    requireDone(bench.writer.writeCertificate(serial, pin, kKeyId, certificate, {}));
    requireDone(bench.writer.eraseKey(serial, pin, kKeyId));
    BOOST_TEST(!valueOf(bench.writer.findKey(serial, pin, kKeyId)).has_value());
    BOOST_TEST(!valueOf(bench.writer.readCertificate(serial, kKeyId)).has_value());
    requireDone(bench.writer.eraseKey(serial, pin, kKeyId));
    const CardKey second = valueOf(bench.writer.generateKey(serial, pin, type, kKeyId, "holder"));
    BOOST_TEST((second.publicKey != key.publicKey));
}

void checkCertificatesFitTheirKeys(const CardWriterBench& bench) {
    const Secret pin = secretOf(bench.pin);
    const std::string serial = preparedCard(bench, "contract certificates");
    const CardKey key = valueOf(bench.writer.generateKey(serial, pin, bench.keyTypes.front(), kKeyId, "holder"));
    BOOST_TEST(!valueOf(bench.writer.readCertificate(serial, kKeyId)).has_value());
    const SoftwareSigningKey issuer{"Test Issuer"};
    const Bytes own = issuedCertificate(issuer, key.publicKey, 10);
    const Bytes& foreign = issuer.certificate();
    const auto write = [&](ByteView certificate, const std::vector<Bytes>& chain) {
        return nameOfFault(bench.writer.writeCertificate(serial, pin, kKeyId, certificate, chain));
    };
    BOOST_TEST(write(foreign, {}) == "card-key-mismatch");
    BOOST_TEST(write(bytesOf("no certificate"), {}) == "message-malformed");
    BOOST_TEST(write(own, {Bytes{0x30, 0x00}}) == "message-malformed");
    BOOST_TEST(!valueOf(bench.writer.readCertificate(serial, kKeyId)).has_value());
}

void checkOtherCardsAreRefused(const CardWriterBench& bench) {
    const Secret pin = secretOf(bench.pin);
    const std::string serial = preparedCard(bench, "contract other");
    const std::string missing = "ffff" + serial;
    const KeyType type = bench.keyTypes.front();
    BOOST_TEST(nameOfFault(bench.writer.verifyPin(missing, pin)) == "card-not-found");
    BOOST_TEST(nameOfFault(bench.writer.verifyPin("", pin)) == "card-not-found");
    BOOST_TEST(nameOfFault(bench.writer.generateKey(missing, pin, type, kKeyId, "holder")) == "card-not-found");
    BOOST_TEST(nameOfFault(bench.writer.readCertificate(missing, kKeyId)) == "card-not-found");
    BOOST_TEST(!valueOf(bench.writer.findKey(serial, pin, kKeyId)).has_value());
}

void checkUnfitInputIsRefused(const CardWriterBench& bench) {
    const Secret pin = secretOf(bench.pin);
    const std::string serial = preparedCard(bench, "contract input");
    const KeyType type = bench.keyTypes.front();
    BOOST_TEST(nameOfFault(bench.writer.initialise("", pin)) == "input-invalid");
    BOOST_TEST(nameOfFault(bench.writer.initialise(std::string(33, 'x'), pin)) == "input-invalid");
    BOOST_TEST(nameOfFault(bench.writer.changePin(serial, pin, secretOf("1"))) == "pin-policy");
    BOOST_TEST(nameOfFault(bench.writer.changePin(serial, pin, secretOf("12 \n56"))) == "pin-policy");
    BOOST_TEST(nameOfFault(bench.writer.generateKey(serial, pin, type, "no hex", "holder")) == "input-invalid");
    requireDone(bench.writer.generateKey(serial, pin, type, kKeyId, "holder"));
    const auto request = [&](const Subject& subject) {
        return nameOfFault(bench.writer.makeRequest(serial, pin, kKeyId, subject));
    };
    BOOST_TEST(request({}) == "input-missing");
    BOOST_TEST(request({{"C", "POL"}}) == "input-invalid");
    BOOST_TEST(request({{"serialNumber", "PNOPL_1"}}) == "input-invalid");
    BOOST_TEST(request({{"CN", "\xc5"}}) == "input-invalid");
    BOOST_TEST(request({{"CN", std::string{"Jan\0", 4}}}) == "input-invalid");
    BOOST_TEST(request({{"title", "Dr"}}) == "input-invalid");
}

void checkCardWriterContract(const CardWriterBench& bench) {
    for (const KeyType type : bench.keyTypes)
        checkWholePersonalisation(bench, type);
    checkBlankCardsAreTakenOnce(bench);
    checkPinsAreSetVerifiedAndChanged(bench);
    checkKeysAreFoundAndErased(bench);
    checkCertificatesFitTheirKeys(bench);
    checkOtherCardsAreRefused(bench);
    checkUnfitInputIsRefused(bench);
}

} // namespace rapoint::test
