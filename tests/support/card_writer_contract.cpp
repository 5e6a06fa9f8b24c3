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

/// An initialised card with its PIN set.
struct PreparedCard {
    CardWriter& writer;
    std::string serial;
};

PreparedCard prepareCard(CardProvider& provider, const std::string& label) {
    CardWriter& writer = provider.withBlankCard();
    const CardStatus card = valueOf(writer.initialise(label, secretOf(provider.soPin)));
    requireDone(writer.setUserPin(card.serial, secretOf(provider.soPin), secretOf(provider.pin)));
    return {writer, card.serial};
}

} // namespace

void checkWholePersonalisation(CardProvider& provider, KeyType type) {
    const Secret pin = secretOf(provider.pin);
    const PreparedCard prepared = prepareCard(provider, "contract " + std::string{nameOf(type)});
    CardWriter& writer = prepared.writer;
    const std::string& serial = prepared.serial;
    const CardKey key = valueOf(writer.generateKey(serial, pin, type, kKeyId, "holder"));
    BOOST_TEST((key.type == type));
    BOOST_TEST(key.id == kKeyId);
    const KeyProof proof = valueOf(writer.proveKey(serial, pin, kKeyId));
    BOOST_TEST(proof.holds());
    const Bytes request = valueOf(writer.makeRequest(serial, pin, kKeyId, kSubject));
    BOOST_TEST(requestHolds(request, key.publicKey));
    BOOST_TEST(subjectOf(request) == "serialNumber=PNOPL-72033012347,GN=Łukasz,SN=Żółć,CN=Łukasz Żółć,C=PL");
    const SoftwareSigningKey issuer{"Test Issuer"};
    const Bytes certificate = issuedCertificate(issuer, key.publicKey, 7);
    for (int round = 0; round < 2; ++round)
        requireDone(writer.writeCertificate(serial, pin, kKeyId, certificate, {issuer.certificate()}));
    BOOST_TEST((valueOf(writer.readCertificate(serial, kKeyId)) == certificate));
    const Bytes renewed = issuedCertificate(issuer, key.publicKey, 8);
    requireDone(writer.writeCertificate(serial, pin, kKeyId, renewed, {issuer.certificate()}));
    BOOST_TEST((valueOf(writer.readCertificate(serial, kKeyId)) == renewed));
}

void checkBlankCardsAreTakenOnce(CardProvider& provider) {
    const Secret soPin = secretOf(provider.soPin);
    CardWriter& writer = provider.withBlankCard();
    BOOST_TEST(!valueOf(writer.find("contract once")).has_value());
    const CardStatus card = valueOf(writer.initialise("contract once", soPin));
    BOOST_TEST(card.initialised);
    BOOST_TEST(!card.serial.empty());
    BOOST_TEST(!card.userPinSet);
    BOOST_TEST(card.label == "contract once");
    BOOST_TEST(nameOfFault(writer.initialise("contract once", soPin)) == "card-not-blank");
    BOOST_TEST(valueOf(writer.find("contract once")).value().serial == card.serial);
}

void checkPinsAreSetVerifiedAndChanged(CardProvider& provider) {
    const Secret pin = secretOf(provider.pin);
    const Secret other = secretOf(provider.otherPin);
    const PreparedCard prepared = prepareCard(provider, "contract pins");
    CardWriter& writer = prepared.writer;
    const std::string& serial = prepared.serial;
    BOOST_TEST(valueOf(writer.find("contract pins")).value().userPinSet);
    requireDone(writer.verifyPin(serial, pin));
    BOOST_TEST(nameOfFault(writer.verifyPin(serial, other)) == "pin-wrong");
    requireDone(writer.verifyPin(serial, pin)); // wrong PINs are counted: the next one may be the last try
    BOOST_TEST(nameOfFault(writer.changePin(serial, other, pin)) == "pin-wrong");
    requireDone(writer.changePin(serial, pin, other));
    BOOST_TEST(nameOfFault(writer.verifyPin(serial, pin)) == "pin-wrong");
    requireDone(writer.verifyPin(serial, other));
    // A PIN that is to become void is replaced by the security officer.
    requireDone(writer.setUserPin(serial, secretOf(provider.soPin), pin));
    requireDone(writer.verifyPin(serial, pin));
}

void checkWrongPinsLock(CardProvider& provider) {
    const Secret pin = secretOf(provider.pin);
    const Secret wrong = secretOf(provider.otherPin);
    const PreparedCard prepared = prepareCard(provider, "contract tries");
    CardWriter& writer = prepared.writer;
    const std::string& serial = prepared.serial;
    const auto triesLeft = [&] { return valueOf(writer.find("contract tries")).value().pinTriesLeft; };
    for (int tries = provider.triesUntilLocked; tries > 1; --tries)
        BOOST_TEST(nameOfFault(writer.verifyPin(serial, wrong)) == "pin-wrong");
    BOOST_TEST(triesLeft().value() == 1);
    const Result<> kept = writer.verifyPin(serial, pin);
    BOOST_TEST(nameOfFault(kept) == "pin-last-try");
    BOOST_TEST((kept.error().part == FaultPart{TriesLeft{1}}));
    BOOST_TEST(nameOfFault(writer.findKey(serial, pin, kKeyId)) == "pin-last-try");
    BOOST_TEST(nameOfFault(writer.changePin(serial, pin, wrong)) == "pin-last-try");
    requireDone(writer.verifyPin(serial, pin, true));
    BOOST_TEST(!triesLeft().has_value());
    for (int tries = provider.triesUntilLocked; tries > 1; --tries)
        BOOST_TEST(nameOfFault(writer.verifyPin(serial, wrong)) == "pin-wrong");
    const Result<> locking = writer.verifyPin(serial, wrong, true);
    BOOST_TEST(nameOfFault(locking) == "pin-locked");
    BOOST_TEST((locking.error().part == FaultPart{TriesLeft{0}}));
    BOOST_TEST(triesLeft().value() == 0);
    BOOST_TEST(nameOfFault(writer.verifyPin(serial, pin, true)) == "pin-locked");
    requireDone(writer.setUserPin(serial, secretOf(provider.soPin), pin));
    BOOST_TEST(!triesLeft().has_value());
    requireDone(writer.verifyPin(serial, pin));
}

void checkPinsAreUnblocked(CardProvider& provider) {
    const Secret soPin = secretOf(provider.soPin);
    const Secret other = secretOf(provider.otherPin);
    const PreparedCard prepared = prepareCard(provider, "contract unblocked");
    CardWriter& writer = prepared.writer;
    const std::string& serial = prepared.serial;
    for (int tries = provider.triesUntilLocked; tries > 0; --tries)
        BOOST_TEST(!writer.verifyPin(serial, other, true).has_value());
    BOOST_TEST(nameOfFault(writer.unblockPin(serial, soPin, secretOf("1"))) == "pin-policy");
    BOOST_TEST(nameOfFault(writer.unblockPin(serial, secretOf("10293847"), other)) == "pin-wrong");
    requireDone(writer.unblockPin(serial, soPin, other));
    requireDone(writer.verifyPin(serial, other));
    BOOST_TEST(nameOfFault(writer.verifyPin(serial, secretOf(provider.pin))) == "pin-wrong");
}

void checkCardsAreErased(CardProvider& provider) {
    const Secret soPin = secretOf(provider.soPin);
    const Secret pin = secretOf(provider.pin);
    const PreparedCard prepared = prepareCard(provider, "contract erased");
    CardWriter& writer = prepared.writer;
    const std::string& serial = prepared.serial;
    const CardKey key = valueOf(writer.generateKey(serial, pin, provider.keyTypes.front(), kKeyId, "holder"));
    const SoftwareSigningKey issuer{"Test Issuer"};
    requireDone(writer.writeCertificate(serial, pin, kKeyId, issuedCertificate(issuer, key.publicKey, 9), {}));
    BOOST_TEST(nameOfFault(writer.eraseCard(serial, secretOf("10293847"))) == "pin-wrong");
    BOOST_TEST(valueOf(writer.readCertificate(serial, kKeyId)).has_value());
    requireDone(writer.eraseCard(serial, soPin));
    BOOST_TEST(!valueOf(writer.find("contract erased")).has_value());
    BOOST_TEST(!valueOf(writer.readCertificate(serial, kKeyId)).has_value());
    BOOST_TEST(!writer.verifyPin(serial, pin).has_value());
    BOOST_TEST(nameOfFault(writer.eraseCard("ffff" + serial, soPin)) == "card-not-found");
}

void checkKeysAreFoundAndErased(CardProvider& provider) {
    const Secret pin = secretOf(provider.pin);
    const KeyType type = provider.keyTypes.front();
    const PreparedCard prepared = prepareCard(provider, "contract keys");
    CardWriter& writer = prepared.writer;
    const std::string& serial = prepared.serial;
    BOOST_TEST(!valueOf(writer.findKey(serial, pin, kKeyId)).has_value());
    BOOST_TEST(nameOfFault(writer.proveKey(serial, pin, kKeyId)) == "card-key-mismatch");
    const CardKey key = valueOf(writer.generateKey(serial, pin, type, kKeyId, "holder"));
    BOOST_TEST((valueOf(writer.findKey(serial, pin, kKeyId)).value().publicKey == key.publicKey));
    BOOST_TEST(nameOfFault(writer.generateKey(serial, pin, type, kKeyId, "again")) == "card-not-blank");
    const SoftwareSigningKey issuer{"Test Issuer"};
    const Bytes certificate = issuedCertificate(issuer, key.publicKey, 9);
    requireDone(writer.writeCertificate(serial, pin, kKeyId, certificate, {}));
    requireDone(writer.eraseKey(serial, pin, kKeyId));
    BOOST_TEST(!valueOf(writer.findKey(serial, pin, kKeyId)).has_value());
    BOOST_TEST(!valueOf(writer.readCertificate(serial, kKeyId)).has_value());
    requireDone(writer.eraseKey(serial, pin, kKeyId));
    const CardKey second = valueOf(writer.generateKey(serial, pin, type, kKeyId, "holder"));
    BOOST_TEST((second.publicKey != key.publicKey));
}

void checkCertificatesFitTheirKeys(CardProvider& provider) {
    const Secret pin = secretOf(provider.pin);
    const PreparedCard prepared = prepareCard(provider, "contract certificates");
    CardWriter& writer = prepared.writer;
    const std::string& serial = prepared.serial;
    const CardKey key = valueOf(writer.generateKey(serial, pin, provider.keyTypes.front(), kKeyId, "holder"));
    BOOST_TEST(!valueOf(writer.readCertificate(serial, kKeyId)).has_value());
    const SoftwareSigningKey issuer{"Test Issuer"};
    const Bytes own = issuedCertificate(issuer, key.publicKey, 10);
    const Bytes& foreign = issuer.certificate();
    const auto write = [&](ByteView certificate, const std::vector<Bytes>& chain) {
        return nameOfFault(writer.writeCertificate(serial, pin, kKeyId, certificate, chain));
    };
    BOOST_TEST(write(foreign, {}) == "card-key-mismatch");
    BOOST_TEST(write(bytesOf("no certificate"), {}) == "message-malformed");
    BOOST_TEST(write(own, {Bytes{0x30, 0x00}}) == "message-malformed");
    BOOST_TEST(!valueOf(writer.readCertificate(serial, kKeyId)).has_value());
}

void checkOtherCardsAreRefused(CardProvider& provider) {
    const Secret pin = secretOf(provider.pin);
    const PreparedCard prepared = prepareCard(provider, "contract other");
    CardWriter& writer = prepared.writer;
    const std::string& serial = prepared.serial;
    const std::string missing = "ffff" + serial;
    const KeyType type = provider.keyTypes.front();
    BOOST_TEST(nameOfFault(writer.verifyPin(missing, pin)) == "card-not-found");
    BOOST_TEST(nameOfFault(writer.verifyPin("", pin)) == "card-not-found");
    BOOST_TEST(nameOfFault(writer.generateKey(missing, pin, type, kKeyId, "holder")) == "card-not-found");
    BOOST_TEST(nameOfFault(writer.readCertificate(missing, kKeyId)) == "card-not-found");
    BOOST_TEST(!valueOf(writer.findKey(serial, pin, kKeyId)).has_value());
}

void checkUnfitInputIsRefused(CardProvider& provider) {
    const Secret pin = secretOf(provider.pin);
    const PreparedCard prepared = prepareCard(provider, "contract input");
    CardWriter& writer = prepared.writer;
    const std::string& serial = prepared.serial;
    const KeyType type = provider.keyTypes.front();
    BOOST_TEST(nameOfFault(writer.initialise("", pin)) == "input-invalid");
    BOOST_TEST(nameOfFault(writer.initialise(std::string(33, 'x'), pin)) == "input-invalid");
    BOOST_TEST(nameOfFault(writer.changePin(serial, pin, secretOf("1"))) == "pin-policy");
    BOOST_TEST(nameOfFault(writer.changePin(serial, pin, secretOf("12 \n56"))) == "pin-policy");
    BOOST_TEST(nameOfFault(writer.generateKey(serial, pin, type, "no hex", "holder")) == "input-invalid");
    requireDone(writer.generateKey(serial, pin, type, kKeyId, "holder"));
    const auto request = [&](const Subject& subject) {
        return nameOfFault(writer.makeRequest(serial, pin, kKeyId, subject));
    };
    BOOST_TEST(request({}) == "input-missing");
    BOOST_TEST(request({{"C", "POL"}}) == "input-invalid");
    BOOST_TEST(request({{"serialNumber", "PNOPL_1"}}) == "input-invalid");
    BOOST_TEST(request({{"CN", "\xc5"}}) == "input-invalid");
    BOOST_TEST(request({{"CN", std::string{"Jan\0", 4}}}) == "input-invalid");
    BOOST_TEST(request({{"title", "Dr"}}) == "input-invalid");
}

void checkCardWriterContract(CardProvider& provider) {
    for (const KeyType type : provider.keyTypes)
        checkWholePersonalisation(provider, type);
    checkBlankCardsAreTakenOnce(provider);
    checkPinsAreSetVerifiedAndChanged(provider);
    checkPinsAreUnblocked(provider);
    checkCardsAreErased(provider);
    if (provider.triesUntilLocked > 0)
        checkWrongPinsLock(provider);
    checkKeysAreFoundAndErased(provider);
    checkCertificatesFitTheirKeys(provider);
    checkOtherCardsAreRefused(provider);
    checkUnfitInputIsRefused(provider);
}

} // namespace rapoint::test
