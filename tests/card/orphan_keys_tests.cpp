#include "station/card/orphan_keys.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint::card;
using Names = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(orphan_keys_tests)

BOOST_AUTO_TEST_CASE(key_files_are_read_from_the_list_of_files) {
    const Names names = keyFilesListed("OpenSC [3F00]> cd 5015\nOpenSC [3F00/5015]> ls\nFileID\tType  Size\n"
                                       " 4401 \t wEF   255\n 4B01 \t0x22   256\n 4b0f \t iEF  2048\n[4B02]\n4B\n");
    BOOST_TEST(names == (Names{"4B01", "4B0F"}), boost::test_tools::per_element());
    BOOST_TEST(keyFilesListed("").empty());
}

BOOST_AUTO_TEST_CASE(key_files_are_read_from_the_list_of_keys) {
    const Names names = keyFilesKnown("Private EC Key [holder]\n\tKey ref        : 1 (0x01)\n"
                                      "\tPath           : 3f0050154b01\n\tID             : 4B07\n"
                                      "\tPath           : 3f005015\r\n\tPath           : \n\tPath\n");
    BOOST_TEST(names == Names{"4B01"}, boost::test_tools::per_element());
    BOOST_TEST(keyFilesKnown("").empty());
}

BOOST_AUTO_TEST_SUITE_END()
