#include "printing/template/template_parser.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::printing;

namespace {

std::string mistake(const std::string& text) {
    const auto sheet = parseTemplate(text, "t");
    if (sheet)
        return "none";
    BOOST_TEST((sheet.error().code == FaultCode::TemplateInvalid));
    return sheet.error().detail;
}

} // namespace

BOOST_AUTO_TEST_SUITE(template_parser_tests)

BOOST_AUTO_TEST_CASE(blocks_come_in_order_with_their_lines) {
    const auto sheet = parseTemplate("@title T\n@qr\n# One\n## Two\ntext\n  goes on\n\n12. item\n// remark\nmore\n"
                                     "@table\na | b\n@when not paid\nc|d\n@end\n@end\n@pagebreak\n@sign x | y\n",
                                     "t");
    BOOST_REQUIRE(sheet);
    using enum BlockKind;
    const std::vector<BlockKind> kinds{Title, Heading, Paragraph, Item, TableRow, TableRow, PageBreak, Signatures};
    BOOST_REQUIRE(sheet->blocks.size() == kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i)
        BOOST_TEST((sheet->blocks[i].kind == kinds[i]));
    BOOST_TEST(sheet->qr);
    BOOST_TEST(sheet->blocks[2].cells[0] == "text goes on");
    BOOST_TEST(sheet->blocks[3].cells[0] == "12.");
    BOOST_TEST(sheet->blocks[3].cells[1] == "item more");
    BOOST_TEST(sheet->blocks[3].line == 8);
    BOOST_REQUIRE(sheet->blocks[5].conditions.size() == 1);
    BOOST_TEST(sheet->blocks[5].conditions[0].name == "paid");
    BOOST_TEST(!sheet->blocks[5].conditions[0].holds);
    BOOST_TEST(sheet->blocks[4].conditions.empty());
}

BOOST_AUTO_TEST_CASE(mistakes_are_named_with_their_line) {
    BOOST_TEST(mistake("text\n") == "t line 1: @title is missing");
    BOOST_TEST(mistake("@title\n").starts_with("t line 1: @title needs a text"));
    BOOST_TEST(mistake("@title {{surname}}\n").starts_with("t line 1: @title needs a text without placeholders"));
    BOOST_TEST(mistake("@title T\n\n@nonsense\n") == "t line 3: unknown directive @nonsense");
    BOOST_TEST(mistake("@title T\n@page a3\n") == "t line 2: unknown directive @page");
    BOOST_TEST(mistake("@title T\n{{a b}}\n") == "t line 2: a placeholder is {{name}}, of letters and digits");
    BOOST_TEST(mistake("@title T\n{{a\n") == "t line 2: a placeholder is {{name}}, of letters and digits");
    BOOST_TEST(mistake("@title T\na}}\n") == "t line 2: }} without {{");
    BOOST_TEST(mistake("@title T\n**a\n") == "t line 2: ** is not closed on its line");
    BOOST_TEST(mistake("@title T\na\n**b\n") == "t line 3: ** is not closed on its line");
    BOOST_TEST(mistake("@title T\n@table\none cell\n@end\n") ==
               "t line 3: needs 2 to 4 cells with | between them");
    BOOST_TEST(mistake("@title T\n@table\na | b\n") == "t line 3: @end is missing");
    BOOST_TEST(mistake("@title T\n@end\n") == "t line 2: @end without @table, @keep or @when");
    BOOST_TEST(mistake("@title T\n@when a b\n") == "t line 2: @when needs the name of a condition");
    BOOST_TEST(mistake("@title T\n@table\n@pagebreak\n") == "t line 3: only rows may stand in a table");
    BOOST_TEST(mistake("@title T\n@table\n@table\n") == "t line 3: nested too deep");
    BOOST_TEST(mistake("@title T\na\x01\n") == "t line 2: control character");
    BOOST_TEST(mistake("@title T\n\xff\n") == "t: not UTF-8");
    BOOST_TEST(mistake("@title T\n") == "t line 1: nothing to print");
    BOOST_TEST(mistake(std::string(300'000, 'x')) == "t: larger than 256 KiB");
}

BOOST_AUTO_TEST_CASE(tables_have_up_to_four_columns_and_signatures_are_up_to_three) {
    const auto sheet = parseTemplate("@title T\n@table\na|b|c|\n@when x\nd|e|f|g\n@end\n@end\n@table\nh|i\n@end\n"
                                     "@sign one\n@sign a | b | c\n",
                                     "t");
    BOOST_REQUIRE(sheet);
    const std::vector<std::size_t> cells{4, 4, 2, 1, 3};
    BOOST_REQUIRE(sheet->blocks.size() == cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
        BOOST_TEST(sheet->blocks[i].cells.size() == cells[i]);
    BOOST_TEST(mistake("@title T\n@table\na|b\nc|d|e\n@end\n") ==
               "t line 4: the rows of a table have the same number of cells");
    BOOST_TEST(mistake("@title T\n@table\na|b|c|d|e\n@end\n") ==
               "t line 3: needs 2 to 4 cells with | between them");
    BOOST_TEST(mistake("@title T\n@sign a|b|c|d\n") == "t line 2: needs 1 to 3 cells with | between them");
    BOOST_TEST(mistake("@title T\n@letterhead a\n") == "t line 2: needs two cells with | between them");
}

BOOST_AUTO_TEST_CASE(what_is_kept_together_is_numbered) {
    const auto sheet =
        parseTemplate("@title T\na\n@keep\n## b\n@table\nc|d\n@end\n@end\n@keep\ne\n@end\nf\n", "t");
    BOOST_REQUIRE(sheet);
    const std::vector<int> keeps{0, 1, 1, 2, 0};
    BOOST_REQUIRE(sheet->blocks.size() == keeps.size());
    for (std::size_t i = 0; i < keeps.size(); ++i)
        BOOST_TEST(sheet->blocks[i].keep == keeps[i]);
    BOOST_TEST(mistake("@title T\n@keep\na\n") == "t line 3: @end is missing");
    BOOST_TEST(mistake("@title T\n@keep\n@keep\n") == "t line 3: nested too deep");
    BOOST_TEST(mistake("@title T\n@keep x\n") == "t line 2: @table and @keep stand alone");
}

BOOST_AUTO_TEST_CASE(windows_line_ends_are_read) {
    BOOST_TEST(mistake("@title T\r\ntext\r\n") == "none");
}

BOOST_AUTO_TEST_SUITE_END()
