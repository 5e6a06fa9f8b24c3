#include "station/app/cli/commands.h"
#include "station/app/cli/print_data.h"
#include "station/base/file_bytes.h"
#include "tests/printing/pdf_probe.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::app;
using namespace rapoint::tests;

namespace {

const std::string kContracts = RAPOINT_SOURCE_DIR "/assets/contracts/";
const std::string kSample = kContracts + "cencert/sample.json";

std::string mistake(const std::string& json) {
    const auto data = sheetDataFromJson(bytesOf(json));
    if (data)
        return "none";
    BOOST_TEST((data.error().code == FaultCode::InputInvalid));
    return data.error().detail;
}

/// A draft of a template, as a lawyer has it in a folder of the own.
struct Draft {
    Draft() { std::filesystem::create_directories(directory.path() / "cencert"); }
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        const auto file = directory.path() / "cencert" / name;
        BOOST_REQUIRE(writeFile(file, bytesOf(text)));
        return file;
    }
    int preview(const std::string& source, const std::string& data,
                const std::vector<std::string>& languages = {}) const {
        Output output{true};
        return runPrintPreview({source, languages, data, out}, output);
    }
    std::string text() const {
        const auto pdf = readFile(out, 1'000'000);
        return pdf ? textOfPdf(*pdf) : "";
    }
    TemporaryDirectory directory;
    std::filesystem::path out = directory.path() / "out.pdf";
};

} // namespace

BOOST_AUTO_TEST_SUITE(print_preview_tests)

BOOST_FIXTURE_TEST_CASE(an_installed_template_is_filled_in_two_languages, Draft) {
    BOOST_TEST(preview("cencert/contract", kSample, {"pl", "uk"}) == 0);
    for (const char* piece : {"KOWALSKA-ŻÓŁĆ", "30 marca 1972", "30 березня 1972", "Polska", "Польща"})
        BOOST_TEST(text().find(piece) != std::string::npos, piece);
}

BOOST_FIXTURE_TEST_CASE(a_cards_face_is_filled_with_a_photo, Draft) {
    const std::string photo = RAPOINT_SOURCE_DIR "/assets/specimens/identity_card_pol.jpg";
    const auto made = [&](const std::string& source, const char* provider, const std::string& picture) {
        Output output{true};
        return runPrintPreview({source, {}, kContracts + provider + "/sample.json", out, picture}, output);
    };
    for (const char* const provider : {"cencert", "certsign"}) {
        BOOST_TEST(made(std::string{provider} + "/card-face", provider, photo) == 0);
        BOOST_TEST(text().find("0123456789ABCDEF") != std::string::npos, text());
    }
    const auto own = write("card-face.txt", "@card 85.6 53.98\n@text 5 5 50 8 | Own {{surname}}\n");
    BOOST_TEST(made(own.string(), "cencert", "") == 0);
    BOOST_TEST(text().find("Own KOWALSKA") != std::string::npos, text());
    BOOST_TEST(made("cencert/card-face", "cencert", "") != 0);
}

BOOST_FIXTURE_TEST_CASE(each_provider_has_a_sample_that_fills_its_contract, Draft) {
    const std::pair<const char*, const char*> firstLanguages[] = {
        {"spektar", "bg"}, {"cencert", "pl"}, {"certsign", "ro"}, {"eurocert", "uk"}, {"a1", "sl"}};
    for (const auto& [provider, language] : firstLanguages)
        BOOST_TEST(
            preview(std::string{provider} + "/contract", kContracts + provider + "/sample.json", {language}) == 0,
            provider);
}

BOOST_FIXTURE_TEST_CASE(a_file_is_filled_in_the_language_of_its_name, Draft) {
    const auto file = write("letter.sl.txt", "@title T\n# Naslov {{name}}\n");
    write("letter.en.txt", "@title T\n# Title {{name}}\n");
    const auto data = write("data.json", R"({"values": {"name": "Škoflek"}})");
    BOOST_TEST(preview(file, data) == 0);
    BOOST_TEST(text().find("Naslov Škoflek") != std::string::npos);
    BOOST_TEST(text().find("Title") == std::string::npos);
    BOOST_TEST(preview(file, data, {"en"}) == 0);
    BOOST_TEST(text().find("Title Škoflek") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_placeholder_without_value_leaves_no_file, Draft) {
    const auto file = write("letter.sl.txt", "@title T\n# Naslov {{name}}\n");
    BOOST_TEST(preview(file, write("data.json", "{}")) != 0);
    BOOST_TEST(!std::filesystem::exists(out));
}

BOOST_FIXTURE_TEST_CASE(what_is_not_there_is_a_fault, Draft) {
    BOOST_TEST(preview("cencert/contract", directory.path() / "none.json", {"pl"}) != 0);
    BOOST_TEST(preview("cencert/none", kSample, {"pl"}) != 0);
    BOOST_TEST(preview("cencert/contract", kSample) != 0);
    BOOST_TEST(preview("letter.txt", kSample) != 0);
    BOOST_TEST(!std::filesystem::exists(out));
    out = directory.path() / "none" / "out.pdf";
    BOOST_TEST(preview("cencert/contract", kSample, {"pl"}) != 0);
}

BOOST_AUTO_TEST_CASE(data_of_each_kind_are_read) {
    const auto data = sheetDataFromJson(bytesOf(
        R"({"values": {"a": "x", "d": {"date": "2026-02-28"}, "m": {"minor": 5, "currency": "EUR"},
            "c": {"country": "D"}, "t": {"term": "w"}}, "conditions": {"yes": true, "no": false}, "qr": "q"})"));
    BOOST_REQUIRE(data);
    BOOST_TEST(data->values.at("a") == "x");
    BOOST_TEST((std::get<Date>(data->local.at("d")) == *dateFromText("2026-02-28")));
    BOOST_TEST(std::get<Money>(data->local.at("m")).minor == 5);
    BOOST_TEST(std::get<CountryCode>(data->local.at("c")).code == "D");
    BOOST_TEST(std::get<Term>(data->local.at("t")).name == "w");
    BOOST_TEST(data->conditions.at("yes"));
    BOOST_TEST(!data->conditions.at("no"));
    BOOST_TEST(data->qr == "q");
}

BOOST_AUTO_TEST_CASE(other_data_are_refused_by_name) {
    BOOST_TEST(mistake("[]") == "the data are not a JSON object");
    BOOST_TEST(mistake("{") == "the data are not a JSON object");
    BOOST_TEST(mistake(R"({"value": {}})").ends_with("not value"));
    BOOST_TEST(mistake(R"({"qr": 1})").ends_with("not qr"));
    BOOST_TEST(mistake(R"({"conditions": {"a": "true"}})") == "conditions.a is neither true nor false");
    for (const char* value :
         {"1", "null", "[]", "{}", R"({"date": 1})", R"({"date": "2026-01-01", "term": "x"})", R"({"minor": 1})",
          R"({"minor": 1.5, "currency": "EUR"})", R"({"minor": "1", "currency": "EUR"})"})
        BOOST_TEST(mistake(std::string{R"({"values": {"a": )"} + value + "}}").starts_with("values.a is neither"),
                   value);
    BOOST_TEST(mistake(R"({"values": {"a": {"date": "2026-02-30"}}})") != "none");
}

BOOST_AUTO_TEST_SUITE_END()
