#include "printing/ipp/this_machine.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(this_machine_tests)

BOOST_AUTO_TEST_CASE(the_loopback_is_this_machine) {
    for (const char* const host : {"localhost", "127.0.0.1", "127.255.0.9", "::1"})
        BOOST_TEST(rapoint::printing::isThisMachine(host), host);
}

BOOST_AUTO_TEST_CASE(what_only_begins_like_it_is_another) {
    for (const char* const host : {"", "127.example.org", "127.0.0.1.example.org", "127.1",
                                   "localhost.example.org", "128.0.0.1", "10.0.0.7", "0.0.0.0", "::2"})
        BOOST_TEST(!rapoint::printing::isThisMachine(host), host);
}

BOOST_AUTO_TEST_SUITE_END()
