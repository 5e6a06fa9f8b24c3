#include "station/card/pkcs11_signing_key.h"
#include "station/card/pkcs11_station_key.h"
#include "station/card/token_provisioner.h"
#include "tests/card/softhsm_fixture.h"
#include "tests/support/issued_certificate.h"

#include <boost/test/unit_test.hpp>
#include <openssl/evp.h>
#include <openssl/x509.h>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;

namespace {

/// A station's token, prepared.
struct StationFixture : MeddlingFixture {
    TokenProvisioner provisioner{writer};
    CardStatus token = valueOf(provisioner.provision("station 7", soPin, pin, TokenProvisioner::stationKeys()));

    std::shared_ptr<TokenLogin> login() {
        return valueOf(TokenLogin::bySerial(writer.module(), token.serial, pin));
    }

    void installCertificate(const std::string& keyId) {
        const SoftwareSigningKey issuer{"Test Issuer"};
        const CardKey key = valueOf(writer.findKey(token.serial, pin, keyId)).value();
        requireDone(
            provisioner.install(token.serial, pin, keyId, issuedCertificate(issuer, key.publicKey, 5), {}));
    }
};

bool verifies(ByteView certificate, const Digest& digest, ByteView signature) {
    const unsigned char* at = certificate.data();
    const std::unique_ptr<X509, decltype(&X509_free)> parsed{
        d2i_X509(nullptr, &at, static_cast<long>(certificate.size())), &X509_free};
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context{
        EVP_PKEY_CTX_new(X509_get0_pubkey(parsed.get()), nullptr), &EVP_PKEY_CTX_free};
    return EVP_PKEY_verify_init(context.get()) == 1 &&
           EVP_PKEY_verify(context.get(), signature.data(), signature.size(), digest.bytes().data(), 32) == 1;
}

} // namespace

BOOST_AUTO_TEST_SUITE(token_keys_tests)

BOOST_FIXTURE_TEST_CASE(preparing_a_token_again_changes_nothing, StationFixture) {
    const Bytes before = valueOf(writer.findKey(token.serial, pin, kSigningKeyId)).value().publicKey;
    const CardStatus again =
        valueOf(provisioner.provision("station 7", soPin, pin, TokenProvisioner::stationKeys()));
    BOOST_TEST(again.serial == token.serial);
    BOOST_TEST((valueOf(writer.findKey(token.serial, pin, kSigningKeyId)).value().publicKey == before));
    BOOST_TEST(requestHolds(valueOf(provisioner.request(token.serial, pin, kTlsKeyId, {{"CN", "station 7"}})),
                            valueOf(writer.findKey(token.serial, pin, kTlsKeyId)).value().publicKey));
}

BOOST_FIXTURE_TEST_CASE(an_interrupted_preparation_is_continued, MeddlingFixture) {
    TokenProvisioner provisioner{writer};
    module.pulledWhileGenerating = true;
    BOOST_TEST(nameOfFault(provisioner.provision("officer", soPin, pin, TokenProvisioner::officerKeys())) ==
               "card-removed");
    module.pulled = module.pulledWhileGenerating = false;
    const CardStatus token =
        valueOf(provisioner.provision("officer", soPin, pin, TokenProvisioner::officerKeys()));
    BOOST_TEST(valueOf(writer.findKey(token.serial, pin, kSigningKeyId)).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_leaky_token_is_not_accepted_for_a_station, MeddlingFixture) {
    module.leaky = true;
    TokenProvisioner provisioner{writer};
    BOOST_TEST(nameOfFault(provisioner.provision(
                   "leaky", soPin, pin, {{kStationKeyId, "x", KeyPurpose::Derive}})) == "card-key-extractable");
    BOOST_TEST(nameOfFault(provisioner.provision("leaky", soPin, pin, TokenProvisioner::officerKeys())) ==
               "card-key-extractable");
}

BOOST_FIXTURE_TEST_CASE(a_signing_key_signs_for_its_certificate, StationFixture) {
    installCertificate(kSigningKeyId);
    const auto key = valueOf(Pkcs11SigningKey::open(login(), kSigningKeyId));
    const Digest digest = Digest::of(bytesOf("the case"));
    const Bytes signature = valueOf(key->sign(digest));
    BOOST_TEST(verifies(key->certificate(), digest, signature));
    BOOST_TEST(!verifies(key->certificate(), Digest::of(bytesOf("another case")), signature));
}

BOOST_FIXTURE_TEST_CASE(a_signing_key_needs_its_own_certificate, StationFixture) {
    const auto shared = login();
    BOOST_TEST(nameOfFault(Pkcs11SigningKey::open(shared, kSigningKeyId)) == "card-key-mismatch");
    const SoftwareSigningKey other{"Somebody else"};
    BOOST_TEST(nameOfFault(Pkcs11SigningKey::open(shared, kSigningKeyId, other.certificate())) ==
               "card-key-mismatch");
    BOOST_TEST(nameOfFault(Pkcs11SigningKey::open(shared, "77", other.certificate())) == "card-key-mismatch");
}

BOOST_FIXTURE_TEST_CASE(a_signing_key_does_not_keep_the_pin_for_keys_that_want_it_each_time, MeddlingFixture) {
    module.pinForEachSignature = true;
    TokenProvisioner provisioner{writer};
    const CardStatus token = valueOf(provisioner.provision("strict", soPin, pin, TokenProvisioner::officerKeys()));
    const CardKey key = valueOf(writer.findKey(token.serial, pin, kSigningKeyId)).value();
    const Bytes certificate = issuedCertificate(SoftwareSigningKey{"Test Issuer"}, key.publicKey, 6);
    const auto login = valueOf(TokenLogin::byLabel(writer.module(), "strict", pin));
    BOOST_TEST(nameOfFault(Pkcs11SigningKey::open(login, kSigningKeyId, certificate)) == "not-allowed");
}

BOOST_FIXTURE_TEST_CASE(a_pulled_token_does_not_sign, StationFixture) {
    installCertificate(kSigningKeyId);
    const auto key = valueOf(Pkcs11SigningKey::open(login(), kSigningKeyId));
    directory.removeTokens();
    BOOST_TEST(nameOfFault(key->sign(Digest::of(bytesOf("late")))) == "card-removed");
}

BOOST_FIXTURE_TEST_CASE(both_keys_of_a_station_share_one_login, StationFixture) {
    installCertificate(kSigningKeyId);
    const auto shared = login();
    const auto signing = valueOf(Pkcs11SigningKey::open(shared, kSigningKeyId));
    auto sealing = valueOf(Pkcs11StationKey::open(shared, kStationKeyId));
    requireDone(signing->sign(Digest::of(bytesOf("x"))));
    const Bytes wrapped = valueOf(sealing->wrap(secret("draft key")));
    BOOST_TEST(textOf(valueOf(sealing->unwrap(wrapped)).bytes()) == "draft key");
    sealing.reset();
    requireDone(signing->sign(Digest::of(bytesOf("y"))));
}

BOOST_FIXTURE_TEST_CASE(what_is_wrapped_for_the_station_opens_only_in_its_token, StationFixture) {
    const Bytes wrapped = [&] {
        const auto key = valueOf(Pkcs11StationKey::open(login(), kStationKeyId));
        return valueOf(key->wrap(secret("draft key")));
    }();
    requireDone(writer.generateKeyFor(KeyPurpose::Derive, token.serial, pin, KeyType::EcP256, "09", "other"));
    const auto shared = login();
    const auto other = valueOf(Pkcs11StationKey::open(shared, "09"));
    BOOST_TEST(nameOfFault(other->unwrap(wrapped)) == "seal-broken");
    const auto own = valueOf(Pkcs11StationKey::open(shared, kStationKeyId));
    BOOST_TEST(textOf(valueOf(own->unwrap(wrapped)).bytes()) == "draft key");
    BOOST_TEST((valueOf(own->wrap(secret("draft key"))) != wrapped));
}

BOOST_FIXTURE_TEST_CASE(every_changed_byte_of_a_wrapped_secret_is_noticed, StationFixture) {
    const auto key = valueOf(Pkcs11StationKey::open(login(), kStationKeyId));
    const Bytes wrapped = valueOf(key->wrap(secret("draft key")));
    for (std::size_t i = 0; i < wrapped.size(); ++i) {
        Bytes changed = wrapped;
        changed[i] ^= 0x20U;
        BOOST_TEST(nameOfFault(key->unwrap(changed)) == "seal-broken");
    }
    for (const std::size_t size : {std::size_t{0}, std::size_t{94}, wrapped.size() - 1})
        BOOST_TEST(nameOfFault(key->unwrap(ByteView{wrapped}.first(size))) == "seal-broken");
}

BOOST_FIXTURE_TEST_CASE(secrets_of_impossible_size_are_not_wrapped, StationFixture) {
    const auto key = valueOf(Pkcs11StationKey::open(login(), kStationKeyId));
    BOOST_TEST(nameOfFault(key->wrap(Secret{})) == "input-invalid");
    BOOST_TEST(nameOfFault(key->wrap(Secret{4097})) == "input-invalid");
    BOOST_TEST(valueOf(key->unwrap(valueOf(key->wrap(Secret{4096})))).size() == 4096U);
}

BOOST_FIXTURE_TEST_CASE(without_its_token_the_station_opens_nothing, StationFixture) {
    const auto shared = login();
    BOOST_TEST(nameOfFault(Pkcs11StationKey::open(shared, "77")) == "station-key-missing");
    const auto key = valueOf(Pkcs11StationKey::open(shared, kStationKeyId));
    const Bytes wrapped = valueOf(key->wrap(secret("draft key")));
    directory.removeTokens();
    BOOST_TEST(nameOfFault(key->unwrap(wrapped)) == "station-key-missing");
    requireDone(key->wrap(secret("still possible")));
}

BOOST_AUTO_TEST_SUITE_END()
