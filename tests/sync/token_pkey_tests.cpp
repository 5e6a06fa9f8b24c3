#include "station/crypto/token_pkey.h"

#include "station/crypto/cades_signature.h"
#include "tests/sync/enrolled_officer.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

Bytes signWith(EVP_PKEY* key, const EVP_MD* digest, ByteView text) {
    const std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX_free>> context{EVP_MD_CTX_new()};
    std::size_t size = 512;
    Bytes signature(size);
    if (EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), signature.data(), &size, text.data(), text.size()) != 1)
        return {};
    signature.resize(size);
    return signature;
}

bool verifies(EVP_PKEY* key, ByteView signature, ByteView text) {
    const std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX_free>> context{EVP_MD_CTX_new()};
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(), text.data(), text.size()) == 1;
}

struct TokenPkeyFixture {
    EnrolledOfficer officer{testCentral(), EnrolledRole::Inspector, "inspector-1"};
    ByteView text = bytesOf("what is signed");
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(token_pkey_tests, TokenPkeyFixture)

BOOST_AUTO_TEST_CASE(openssl_signs_through_the_port_and_the_public_key_verifies_it) {
    const auto key = pkeyOf(officer);
    BOOST_REQUIRE(key);
    const Bytes signature = signWith(key->get(), EVP_sha256(), text);
    BOOST_REQUIRE(!signature.empty());
    BOOST_TEST(verifies(officer.key(), signature, text));
    BOOST_TEST(!verifies(officer.key(), signature, bytesOf("what is signeD")));
}

BOOST_AUTO_TEST_CASE(an_rsa_key_of_a_holder_signs_through_the_port_too) {
    SoftwareSigningKey holder{"holder", SoftwareSigningKey::Kind::Rsa2048};
    const auto key = pkeyOf(holder);
    BOOST_REQUIRE(key);
    const Bytes signature = signWith(key->get(), EVP_sha256(), text);
    BOOST_REQUIRE(!signature.empty());
    BOOST_TEST(verifies(holder.key(), signature, text));
    BOOST_TEST(!verifies(holder.key(), signature, bytesOf("what is signeD")));
    BOOST_TEST(signWith(key->get(), EVP_sha384(), text).empty());
}

BOOST_AUTO_TEST_CASE(the_ports_own_fault_is_kept_and_can_be_taken_once) {
    const auto key = pkeyOf(officer);
    BOOST_REQUIRE(key);
    officer.setFault(FaultCode::CardRemoved);
    BOOST_TEST(signWith(key->get(), EVP_sha256(), text).empty());
    const auto fault = takeSigningFault(key->get());
    BOOST_REQUIRE(fault.has_value());
    BOOST_TEST((fault->code == FaultCode::CardRemoved));
    BOOST_TEST(!takeSigningFault(key->get()).has_value());
}

BOOST_AUTO_TEST_CASE(another_digest_than_sha256_is_refused) {
    const auto key = pkeyOf(officer);
    BOOST_REQUIRE(key);
    BOOST_TEST(signWith(key->get(), EVP_sha384(), text).empty());
    BOOST_TEST((takeSigningFault(key->get())->code == FaultCode::CryptoFailed));
}

BOOST_AUTO_TEST_CASE(a_key_of_another_kind_has_no_port) {
    BOOST_TEST(!takeSigningFault(officer.key()).has_value());
    BOOST_TEST(!takeSigningFault(nullptr).has_value());
}

BOOST_AUTO_TEST_CASE(a_signature_reports_the_removed_card) {
    officer.setFault(FaultCode::CardRemoved);
    const auto signature = signDetached(text, officer);
    BOOST_REQUIRE(!signature);
    BOOST_TEST((signature.error().code == FaultCode::CardRemoved));
}

BOOST_AUTO_TEST_SUITE_END()
