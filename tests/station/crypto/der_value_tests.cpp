#include "station/crypto/der_value.h"

#include "station/base/digest.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

BOOST_AUTO_TEST_SUITE(der_value_tests)

BOOST_AUTO_TEST_CASE(the_length_takes_as_few_octets_as_it_can) {
    const auto headOf = [](std::size_t size) {
        const Bytes value = derValue(kDerOctets, {Bytes(size, 0x55)});
        return toHex(Bytes(value.begin(), value.end() - static_cast<std::ptrdiff_t>(size)));
    };
    BOOST_TEST(headOf(0) == "0400");
    BOOST_TEST(headOf(127) == "047f");
    BOOST_TEST(headOf(128) == "048180");
    BOOST_TEST(headOf(255) == "0481ff");
    BOOST_TEST(headOf(256) == "04820100");
    BOOST_TEST(headOf(65536) == "0483010000");
}

BOOST_AUTO_TEST_CASE(parts_follow_each_other) {
    const Bytes version = derValue(kDerInteger, {Bytes{1}});
    BOOST_TEST(toHex(derValue(kDerSequence, {version, derValue(kDerSet, {})})) == "30050201013100");
}

BOOST_AUTO_TEST_SUITE_END()
