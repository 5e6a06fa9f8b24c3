#include "tests/printing/pdf_probe.h"
#include "tests/printing/rendered_sheet.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;

BOOST_AUTO_TEST_SUITE(template_paper_maker_tests)

BOOST_AUTO_TEST_CASE(a_polish_contract_has_the_applicant_in_its_own_letters) {
    const std::string text = textOfPdf(rendered("cencert/contract", {"pl"}, visit()));
    BOOST_TEST(contains(text, "BRZĘCZYSZCZYKIEWICZ-ŻÓŁĆ"));
    BOOST_TEST(contains(text, "Łukasz <b>&amp;"));
    BOOST_TEST(contains(text, "72033012347"));
    BOOST_TEST(contains(text, "strona 1 z 3"));
    BOOST_TEST(contains(text, "strona 3 z 3"));
    BOOST_TEST(contains(text, "zapłacone w całości"));
    BOOST_TEST(!contains(text, "{{"));
    BOOST_TEST(!contains(text, "**"));
}

BOOST_AUTO_TEST_CASE(a_numbered_copy_says_on_each_page_which_it_is_in_six_languages) {
    const std::array<std::pair<const char*, const char*>, 6> kMarks{{{"bg", "екземпляр 2 от 2"},
                                                                     {"en", "copy 2 of 2"},
                                                                     {"pl", "egzemplarz 2 z 2"},
                                                                     {"ro", "exemplarul 2 din 2"},
                                                                     {"sl", "izvod 2 od 2"},
                                                                     {"uk", "примірник 2 з 2"}}};
    const auto countIn = [](const std::string& text, const std::string& mark) {
        int count = 0;
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1))
            ++count;
        return count;
    };
    SheetData data = visit();
    const std::string plain = textOfPdf(rendered("cencert/contract", {"pl", "en"}, data));
    BOOST_TEST(countIn(plain, "egzemplarz 1 z 2") == 0);
    for (const auto& [language, mark] : kMarks) {
        const std::vector<Bytes> sheets = renderedCopies("cencert/contract", {language}, data, 2);
        BOOST_REQUIRE(sheets.size() == 3U);
        BOOST_TEST(countIn(textOfPdf(sheets[0]), mark) == 0, language);
        BOOST_TEST(countIn(textOfPdf(sheets[1]), mark) == 0, language);
        BOOST_TEST(countIn(textOfPdf(sheets[2]), mark) == 3, language);
    }
    const std::string both = textOfPdf(renderedCopies("cencert/contract", {"pl", "en"}, data, 2).at(1));
    BOOST_TEST(countIn(both, "egzemplarz 1 z 2") == countIn(both, "copy 1 of 2"));
    BOOST_TEST(countIn(both, "copy 1 of 2") >= 3);
}

BOOST_AUTO_TEST_CASE(copies_are_the_same_sheet_but_for_their_mark) {
    const SheetData data = visit();
    const std::vector<Bytes> sheets = renderedCopies("cencert/contract", {"bg"}, data, 3);
    BOOST_REQUIRE(sheets.size() == 4U);
    const auto words = [](const Bytes& sheet) { return pdfProbe("pdftotext -raw", sheet, "-"); };
    BOOST_TEST(words(sheets[0]) == words(rendered("cencert/contract", {"bg"}, data)));
    for (std::size_t copy = 1; copy < sheets.size(); ++copy) {
        std::string text = words(sheets[copy]);
        const std::string mark = "екземпляр " + std::to_string(copy) + " от 3 · ";
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
            text.erase(at, mark.size());
        BOOST_TEST((text == words(sheets[0])), text);
    }
    BOOST_TEST((sheets == renderedCopies("cencert/contract", {"bg"}, data, 3)));
}

BOOST_AUTO_TEST_CASE(each_copy_is_a_sound_pdf_with_its_fonts_tags_and_metadata_and_nothing_of_the_others) {
    for (const Bytes& sheet : renderedCopies("cencert/contract", {"uk", "pl"}, visit(), 2)) {
        const std::string check = pdfProbe("qpdf --check", sheet);
        BOOST_TEST(contains(check, "No syntax or stream encoding errors found"), check);
        const std::string facts = pdfProbe("pdfinfo", sheet);
        BOOST_TEST(contains(facts, "Tagged:          yes"), facts);
        BOOST_TEST(contains(textOfPdf(sheet), contains(facts, "Pages:           4") ? "4" : "3"));
        const std::string fonts = pdfProbe("pdffonts", sheet);
        BOOST_TEST(!contains(fonts, " no  yes"), fonts);
        BOOST_TEST(!contains(fonts, " no  no"), fonts);
        BOOST_TEST(contains(pdfProbe("pdfinfo -meta", sheet), "<pdfaid:part>2</pdfaid:part>"));
        // As many pages as there are contents with a QR code's stencil.
        const std::string images = pdfProbe("pdfimages -list", sheet);
        BOOST_TEST(contains(images, "stencil"), images);
    }
}

BOOST_AUTO_TEST_CASE(a_copy_that_cannot_say_which_it_is_is_not_printed) {
    const TemplateFolder folder;
    const auto numbered = [&] {
        return TemplatePaperMaker{folder.directory.path()}.renderCopies("p/k", {"pl"}, {}, 2);
    };
    folder.write("pl", "@title T\n@footer F\nText\n");
    BOOST_TEST(folder.render({"pl"}, {}).has_value());
    BOOST_TEST(numbered().error().detail == "p/k.pl.txt: a numbered copy needs @copies");
    folder.write("pl", "@title T\n@footer F\n@copies {{copy}} {{reference}}\nText\n");
    BOOST_TEST(numbered().error().detail == "p/k.pl.txt line 3: {{reference}} has no value");
}

BOOST_AUTO_TEST_CASE(conditions_choose_rows_and_paragraphs) {
    SheetData data = visit();
    data.conditions = {{"paid", false},          {"paid-cash", false},       {"paid-card", false},
                       {"paid-transfer", false}, {"payment-deferred", true}, {"has-national-number", false},
                       {"has-email", false}};
    data.values.erase("nationalNumber");
    data.values.erase("email");
    const std::string text = textOfPdf(rendered("cencert/contract", {"en"}, data));
    BOOST_TEST(contains(text, "on behalf of a public body"));
    BOOST_TEST(!contains(text, "paid in full"));
    BOOST_TEST(!contains(text, "National identification number"));
}

BOOST_AUTO_TEST_CASE(every_sheet_is_sound_tagged_and_has_its_fonts_in_it) {
    for (const std::string kind : {"cencert/contract", "cencert/receipt"})
        for (const std::vector<std::string>& languages :
             {std::vector<std::string>{"pl"}, {"en"}, {"pl", "en"}, {"bg", "ro"}, {"sl", "uk"}}) {
            const Bytes pdf = rendered(kind, languages, visit());
            std::istringstream fonts{pdfProbe("pdffonts", pdf)};
            std::string line;
            std::getline(fonts, line);
            const auto embedded = line.find("emb");
            BOOST_REQUIRE(embedded != std::string::npos);
            std::getline(fonts, line);
            int count = 0;
            for (; std::getline(fonts, line); ++count)
                BOOST_TEST(line.substr(embedded, 3) == "yes", line);
            BOOST_TEST(count > 0);
            const std::string facts = pdfProbe("pdfinfo", pdf);
            BOOST_TEST(contains(facts, "Tagged:          yes"), facts);
            BOOST_TEST(contains(pdfProbe("qpdf --check", pdf), "No syntax or stream encoding errors"));
            BOOST_TEST(!contains(facts, "CreationDate"));
            BOOST_TEST(!contains(facts, "BRZ"));
        }
}

BOOST_AUTO_TEST_CASE(a_sheet_says_that_it_is_a_pdf_a_and_what_its_colours_mean) {
    const Bytes pdf = rendered("cencert/contract", {"bg", "en"}, visit());
    const std::string metadata = pdfProbe("pdfinfo -meta", pdf);
    BOOST_TEST(contains(metadata, "<pdfaid:part>2</pdfaid:part>"), metadata);
    BOOST_TEST(contains(metadata, "<pdfaid:conformance>B</pdfaid:conformance>"));
    BOOST_TEST(contains(metadata, ">Договор за квалифицирани удостоверителни услуги<"));
    const std::string json = pdfProbe("qpdf --json", pdf);
    for (const char* piece : {"\"/GTS_PDFA1\"", "\"/DestOutputProfile\"", "\"/StructTreeRoot\"", "/CIDToGIDMap"})
        BOOST_TEST(contains(json, piece), piece);
    // Nothing that a PDF/A must not have (ISO 19005-2 §6.1, §6.3, §6.5, §6.6).
    for (const char* piece : {"/Encrypt", "/JavaScript", "/LZWDecode", "/Annots", "/AA\"", "/OpenAction"})
        BOOST_TEST(!contains(json, piece), piece);
}

BOOST_AUTO_TEST_CASE(the_same_sheet_has_the_same_bytes) {
    BOOST_TEST((rendered("cencert/receipt", {"pl"}, visit()) == rendered("cencert/receipt", {"pl"}, visit())));
}

BOOST_AUTO_TEST_CASE(a_receipt_names_card_and_envelope) {
    const std::string text = textOfPdf(rendered("cencert/receipt", {"en"}, visit()));
    for (const char* piece : {"0123456789ABCDEF", "E-0000042", "Anna Śliwińska", "22 November 2026"})
        BOOST_TEST(contains(text, piece), piece);
}

BOOST_AUTO_TEST_CASE(an_unbound_placeholder_is_named_with_its_line_and_nothing_is_made) {
    const TemplateFolder folder;
    folder.write("pl", "@title T\n\nA paragraph\nwith {{known}} and\n\n- {{missing}}\n");
    const auto pdf = folder.render({"pl"}, {.values = {{"known", "x"}}, .conditions = {}, .qr = {}});
    BOOST_REQUIRE(!pdf);
    BOOST_TEST((pdf.error().code == FaultCode::TemplateInvalid));
    BOOST_TEST(pdf.error().detail == "p/k.pl.txt line 6: {{missing}} has no value");
}

BOOST_AUTO_TEST_CASE(an_unbound_placeholder_of_the_footer_is_found_too) {
    const TemplateFolder folder;
    folder.write("pl", "@title T\n@footer {{page}} {{pages}} {{missing}}\nText\n");
    BOOST_TEST(folder.render({"pl"}).error().detail == "p/k.pl.txt line 2: {{missing}} has no value");
}

BOOST_AUTO_TEST_CASE(a_condition_that_nobody_decides_is_a_fault) {
    const TemplateFolder folder;
    folder.write("pl", "@title T\nText\n@when paid\nMore\n@end\n");
    BOOST_TEST(folder.render({"pl"}).error().detail == "p/k.pl.txt line 4: condition paid is not decided");
}

BOOST_AUTO_TEST_CASE(languages_of_different_structure_are_not_put_side_by_side) {
    const TemplateFolder folder;
    folder.write("pl", "@title T\n# A\n\ntext\n\n- item\n");
    folder.write("en", "@title T\n# A\n\n- item\n");
    folder.write("uk", "@title T\n# A\n\ntext\n");
    BOOST_TEST(folder.render({"pl", "en"}).error().detail ==
               "p/k.pl.txt line 4 and p/k.en.txt line 4 are not the same kind of block");
    BOOST_TEST(folder.render({"pl", "uk"}).error().detail ==
               "p/k.pl.txt line 6 has no counterpart in the other language");
    BOOST_TEST(folder.render({"pl"}).has_value());
}

/// The text of each page.
std::vector<std::string> pagesOf(const Bytes& pdf) {
    std::vector<std::string> pages;
    std::istringstream text{textOfPdf(pdf)};
    for (std::string page; std::getline(text, page, '\f');)
        pages.push_back(page);
    return pages;
}

BOOST_AUTO_TEST_CASE(what_is_kept_together_is_not_parted_by_a_page) {
    // However many paragraphs stand before it, block and signature come out whole.
    for (int before = 40; before < 60; ++before) {
        const TemplateFolder folder;
        std::string text = "@title T\n";
        for (int i = 0; i < before; ++i)
            text += "filling\n\n";
        folder.write("pl", text + "@keep\nfirst kept\n\n@table\na | b\nc | d\n@end\n\nlast kept\n@end\n\nbelow\n\n"
                                  "@sign one | two | three\n@sign alone\n");
        const auto pdf = folder.render({"pl"});
        BOOST_REQUIRE(pdf);
        for (const std::string& page : pagesOf(*pdf)) {
            BOOST_TEST(contains(page, "first kept") == contains(page, "last kept"), before);
            BOOST_TEST(contains(page, "below") == contains(page, "three"), before);
        }
    }
}

BOOST_AUTO_TEST_CASE(tables_of_four_columns_stand_in_both_languages) {
    const TemplateFolder folder;
    folder.write("pl", "@title T\n@table\nLp. | Rzecz | Liczba | Uwagi\n1 | karta | 2 | brak\n@end\n");
    folder.write("en", "@title T\n@table\nNo. | Thing | Count | Remarks\n1 | card | 2 | none\n@end\n");
    folder.write("sl", "@title T\n@table\na | b | c\nd | e | f\n@end\n");
    const auto pdf = folder.render({"pl", "en"});
    BOOST_REQUIRE(pdf);
    std::istringstream lines{textOfPdf(*pdf)};
    std::string line;
    std::getline(lines, line);
    std::istringstream words{line};
    std::string joined;
    for (std::string word; words >> word;)
        joined += word + " ";
    BOOST_TEST(joined == "Lp. Rzecz Liczba Uwagi No. Thing Count Remarks ");
    BOOST_TEST(contains(folder.render({"pl", "sl"}).error().detail, "not the same kind of block"));
}

BOOST_AUTO_TEST_CASE(values_that_cannot_be_printed_are_refused) {
    const TemplateFolder folder;
    folder.write("pl", "@title T\n{{name}}\n");
    for (const char* value : {"a\x01z", "\xff\xfe", "tab\there", "\x7f"})
        BOOST_TEST(
            (folder.render({"pl"}, {.values = {{"name", value}}, .conditions = {}, .qr = {}}).error().code ==
             FaultCode::InputInvalid));
    BOOST_TEST(
        folder.render({"pl"}, {.values = {{"name", "two\nlines"}}, .conditions = {}, .qr = {}}).has_value());
}

BOOST_AUTO_TEST_CASE(only_templates_of_the_folder_can_be_named) {
    TemplatePaperMaker maker{kTemplates};
    for (const char* name : {"cencert", "../contract", "cencert/../contract", "/etc/passwd", "cencert/none"})
        BOOST_TEST((maker.render(name, {"pl"}, visit()).error().code == FaultCode::TemplateInvalid), name);
    BOOST_TEST((maker.render("cencert/contract", {}, visit()).error().code == FaultCode::TemplateInvalid));
    BOOST_TEST((maker.render("cencert/contract", {"pl", "en", "uk"}, visit()).error().code ==
                FaultCode::TemplateInvalid));
    BOOST_TEST((maker.render("cencert/contract", {"../x"}, visit()).error().code == FaultCode::TemplateInvalid));
}

BOOST_AUTO_TEST_SUITE_END()
