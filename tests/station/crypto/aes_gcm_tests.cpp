#include "station/crypto/aes_gcm.h"

#include "station/base/digest.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;

namespace {

/// Test case 16 of McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B.
struct VectorFixture {
    Bytes key = fromHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308").value();
    Bytes nonce = fromHex("cafebabefacedbaddecaf888").value();
    Bytes associated = fromHex("feedfacedeadbeeffeedfacedeadbeefabaddad2").value();
    Bytes plain = fromHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                          "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
                      .value();
    Bytes ciphertext = fromHex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                               "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662")
                           .value();
    Bytes tag = fromHex("76fc6ece0f4e1768cddf8853bb2d551b").value();

    AesGcmInput input() const { return {key, nonce, associated}; }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(aes_gcm_tests, VectorFixture)

BOOST_AUTO_TEST_CASE(the_published_vector_holds_both_ways) {
    Bytes out(plain.size());
    Bytes made(kAesGcmTagSize);
    BOOST_REQUIRE(aesGcmEncrypt(input(), plain, out, made));
    BOOST_TEST((out == ciphertext));
    BOOST_TEST((made == tag));
    BOOST_TEST(aesGcmDecrypt(input(), ciphertext, tag, out).value());
    BOOST_TEST((out == plain));
}

BOOST_AUTO_TEST_CASE(any_change_is_found_and_nothing_is_given_out) {
    for (Bytes* const changed : {&key, &nonce, &associated, &ciphertext, &tag}) {
        changed->back() ^= 1U;
        Bytes out(ciphertext.size(), 0xff);
        BOOST_TEST(!aesGcmDecrypt(input(), ciphertext, tag, out).value());
        BOOST_TEST(std::ranges::all_of(out, [](std::uint8_t byte) { return byte == 0; }));
        changed->back() ^= 1U;
    }
}

BOOST_AUTO_TEST_CASE(empty_content_is_content) {
    Bytes nothing;
    Bytes made(kAesGcmTagSize);
    BOOST_REQUIRE(aesGcmEncrypt({key, nonce, {}}, {}, nothing, made));
    BOOST_TEST(aesGcmDecrypt({key, nonce, {}}, {}, made, nothing).value());
    BOOST_TEST(!aesGcmDecrypt(input(), {}, made, nothing).value());
}

BOOST_AUTO_TEST_CASE(sizes_that_do_not_fit_are_refused) {
    Bytes out(plain.size());
    Bytes made(kAesGcmTagSize);
    const ByteView half = ByteView{key}.first(16);
    BOOST_TEST(
        (aesGcmEncrypt({half, nonce, associated}, plain, out, made).error().code == FaultCode::CryptoFailed));
    BOOST_TEST((aesGcmEncrypt({key, half, associated}, plain, out, made).error().code == FaultCode::CryptoFailed));
    BOOST_TEST((aesGcmDecrypt(input(), ciphertext, half.first(8), out).error().code == FaultCode::CryptoFailed));
    out.pop_back();
    BOOST_TEST((aesGcmEncrypt(input(), plain, out, made).error().code == FaultCode::CryptoFailed));
}

BOOST_AUTO_TEST_SUITE_END()
