#include "station/crypto/key_agreement.h"

#include "station/base/digest.h"
#include "station/crypto/openssl_der.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

BOOST_AUTO_TEST_SUITE(key_agreement_tests)

BOOST_AUTO_TEST_CASE(hkdf_gives_what_rfc_5869_says) {
    // Appendix A.3: no salt, no info.
    const Bytes key(22, 0x0b);
    const auto material = hkdfSha256(Secret::copyOf(key), {}, 42);
    BOOST_REQUIRE(material);
    BOOST_TEST(toHex(material->bytes()) == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                                           "9d201395faa4b61a96c8");
}

BOOST_AUTO_TEST_CASE(each_agreement_is_another_and_a_point_is_uncompressed) {
    const EvpPkey own{EVP_EC_gen("P-256")};
    const Bytes publicKey = publicKeyDer(own.get()).value();
    const auto first = agreeWith(publicKey);
    const auto second = agreeWith(publicKey);
    BOOST_REQUIRE(first);
    BOOST_REQUIRE(second);
    BOOST_TEST(first->point.size() == 65U);
    BOOST_TEST(first->point.front() == 4);
    BOOST_TEST(first->shared.size() == 32U);
    BOOST_TEST(!first->shared.equals(second->shared));
}

BOOST_AUTO_TEST_CASE(a_key_that_is_none_or_of_another_curve_is_refused) {
    BOOST_TEST((agreeWith(bytesOf("no key")).error().code == FaultCode::CryptoFailed));
    const EvpPkey other{EVP_EC_gen("P-384")};
    BOOST_TEST((agreeWith(publicKeyDer(other.get()).value()).error().code == FaultCode::CryptoFailed));
}

BOOST_AUTO_TEST_SUITE_END()
