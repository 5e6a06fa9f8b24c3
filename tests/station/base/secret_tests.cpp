#include "station/base/secret.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

BOOST_AUTO_TEST_SUITE(secret_tests)

BOOST_AUTO_TEST_CASE(taking_bytes_over_wipes_the_source) {
    Bytes source{'1', '2', '3', '4'};
    const std::uint8_t* const place = source.data();
    const Secret secret = Secret::take(source);
    BOOST_TEST(textOf(secret.bytes()) == "1234");
    BOOST_TEST(source.empty());
    BOOST_TEST(static_cast<int>(place[0]) == 0);
}

BOOST_AUTO_TEST_CASE(moving_leaves_nothing_behind) {
    Secret first = Secret::copyOf(bytesOf("5678"));
    const Secret second = std::move(first);
    BOOST_TEST(first.empty()); // NOLINT(bugprone-use-after-move): that is what is tested
    BOOST_TEST(textOf(second.bytes()) == "5678");
    BOOST_TEST(!second.equals(first));
    BOOST_TEST(second.equals(second.duplicate()));
}

BOOST_AUTO_TEST_CASE(shrinking_wipes_the_tail) {
    Secret secret = Secret::copyOf(bytesOf("123456"));
    const std::uint8_t* const tail = secret.bytes().data() + 4;
    secret.shrink(4);
    BOOST_TEST(secret.size() == 4U);
    BOOST_TEST(static_cast<int>(*tail) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
