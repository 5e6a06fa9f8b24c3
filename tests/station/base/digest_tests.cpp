#include "station/base/digest.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

BOOST_AUTO_TEST_SUITE(digest_tests)

BOOST_AUTO_TEST_CASE(sha256_agrees_with_the_vector_of_fips_180) {
    BOOST_TEST(Digest::of(bytesOf("abc")).hex() ==
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST((Digest::of({bytesOf("a"), bytesOf("bc")}) == Digest::of(bytesOf("abc"))));
    BOOST_TEST((*Digest::fromHex(Digest::of(bytesOf("abc")).hex()) == Digest::of(bytesOf("abc"))));
}

BOOST_AUTO_TEST_CASE(base64_agrees_with_the_vectors_of_rfc_4648) {
    for (const auto& [plain, text] : {std::pair{"", ""}, std::pair{"f", "Zg=="}, std::pair{"fo", "Zm8="},
                                      std::pair{"foo", "Zm9v"}, std::pair{"foobar", "Zm9vYmFy"}}) {
        BOOST_TEST(toBase64(bytesOf(plain)) == text);
        const auto back = fromBase64(text);
        BOOST_REQUIRE(back);
        BOOST_TEST(textOf(*back) == plain);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_encoding_is_malformed) {
    for (const char* text : {"Z", "Zg=", "Z!==", "Zg==Zg"})
        BOOST_TEST(!fromBase64(text), text);
    for (const char* text : {"0", "0g", "xx"})
        BOOST_TEST(!fromHex(text), text);
    BOOST_TEST(!Digest::fromHex("00"));
}

BOOST_AUTO_TEST_SUITE_END()
