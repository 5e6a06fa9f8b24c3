#include "printing/template/word_list.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::printing;

namespace {

std::string mistakeOfList(const std::string& text) {
    const auto words = parseWords(text, "w");
    if (words)
        return "none";
    BOOST_TEST((words.error().code == FaultCode::TemplateInvalid));
    return words.error().detail;
}

} // namespace

BOOST_AUTO_TEST_SUITE(word_list_tests)

BOOST_AUTO_TEST_CASE(names_have_texts_and_remarks_have_none) {
    const auto words = parseWords("// remark\r\n\n product.card-1 =  Karta = karta \r\nb=ż", "w");
    BOOST_REQUIRE(words);
    BOOST_TEST(words->size() == 2U);
    BOOST_TEST(words->at("product.card-1") == "Karta = karta");
    BOOST_TEST(words->at("b") == "ż");
}

BOOST_AUTO_TEST_CASE(mistakes_are_named_with_their_line) {
    BOOST_TEST(mistakeOfList("a = b\n\nno text\n") == "w line 3: needs name = text");
    BOOST_TEST(mistakeOfList("a =\n") == "w line 1: needs name = text");
    BOOST_TEST(mistakeOfList("= b\n") == "w line 1: needs name = text");
    BOOST_TEST(mistakeOfList("a..b = c\n") == "w line 1: needs name = text");
    BOOST_TEST(mistakeOfList("a b = c\n") == "w line 1: needs name = text");
    BOOST_TEST(mistakeOfList("a = b\x01\n") == "w line 1: needs name = text");
    BOOST_TEST(mistakeOfList("a = b\na = c\n") == "w line 2: is there twice");
    BOOST_TEST(mistakeOfList("a = \xff\n") == "w: not UTF-8, or larger than 64 KiB");
    BOOST_TEST(mistakeOfList(std::string(70'000, '\n')) == "w: not UTF-8, or larger than 64 KiB");
}

BOOST_AUTO_TEST_SUITE_END()
