#include "station/base/toml_document.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace rapoint;

void refuses(std::string_view text, int line, int column) {
    const auto document = parseToml(text);
    BOOST_REQUIRE_MESSAGE(!document, text);
    BOOST_TEST(document.error().line == line, text);
    BOOST_TEST(document.error().column == column, text);
    BOOST_TEST(!document.error().what.empty());
}

} // namespace

BOOST_AUTO_TEST_SUITE(toml_document_tests)

BOOST_AUTO_TEST_CASE(letters_of_all_six_languages_stand_in_strings_and_comments) {
    const auto document = parseToml("\xEF\xBB\xBF# Łódź, Кирилица\n"
                                    "one = \"Łódź \\\" ž\" # č\n"
                                    "two = 'ЄІЇ\"'\n"
                                    "three = \"\"\"Ț \"Ă\" \\\"\"\"\" # ș\n"
                                    "four = '''š\nž''''' # đ\n");
    BOOST_REQUIRE(document.has_value());
    BOOST_TEST((*document)["one"].value_or(std::string{}) == "Łódź \" ž");
    BOOST_TEST((*document)["two"].value_or(std::string{}) == "ЄІЇ\"");
    BOOST_TEST((*document)["three"].value_or(std::string{}) == "Ț \"Ă\" \"");
    BOOST_TEST((*document)["four"].value_or(std::string{}) == "š\nž''");
}

BOOST_AUTO_TEST_CASE(elsewhere_they_are_refused_with_their_place) {
    refuses("a = 1\n\u0141 = 2\n", 2, 1);
    refuses("a = \u00A1\n", 1, 5);
    refuses("a = \"\"\"b\"\"\"\"\" \u0141\n", 1, 15);
    refuses("a = \"b\n\u0141 = \"\n", 2, 1);
}

BOOST_AUTO_TEST_CASE(what_is_no_toml_is_refused_with_its_place) {
    refuses("a = 1\nb = = 2\n", 2, 5);
}

BOOST_AUTO_TEST_SUITE_END()
