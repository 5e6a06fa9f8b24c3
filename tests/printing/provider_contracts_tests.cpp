#include "station/journey/profile_reader.h"
#include "tests/printing/pdf_probe.h"
#include "tests/printing/rendered_sheet.h"
#include "tests/support/results.h"

#include <boost/test/data/test_case.hpp>

#include <algorithm>
#include <sstream>

using namespace rapoint;
using namespace rapoint::tests;

namespace {

/// What each provider's contract has to say of its own flow, in the first language and in the others.
struct ContractOfProvider {
    const char* provider;
    std::vector<std::string> languages;
    std::vector<std::string> pieces; ///< one for each language
};

const std::vector<ContractOfProvider> kContracts{
    {"spektar", {"bg", "en"}, {"подпис, положен пред нотариус", "signed before a notary"}},
    {"cencert", {"pl", "en", "uk", "bg", "ro", "sl"}, {"kodem transportowym", "transport PIN", "", "", "", ""}},
    {"certsign", {"ro", "en"}, {"Codul PUK are 14 caractere", "The PUK has 14 characters"}},
    {"eurocert", {"pl", "uk", "en"}, {"opłacono voucherem", "сплачено ваучером", "paid with a voucher"}},
    {"a1", {"sl", "en"}, {"gre naročilo samodejno kurirju", "passes by itself to a courier"}},
};

std::ostream& operator<<(std::ostream& out, const ContractOfProvider& contract) {
    return out << contract.provider;
}

/// Line ends and columns taken out, so that a sentence is found whole.
std::string flowing(const std::string& text) {
    std::string result;
    std::istringstream words{text};
    for (std::string word; words >> word;)
        result += (result.empty() ? "" : " ") + word;
    return result;
}

SheetData dataFor(const Profile& profile) {
    SheetData data = visit();
    data.values["provider"] = profile.name;
    data.local["productName"] = Term{"product." + profile.products.front().id};
    return data;
}

void checkFonts(const Bytes& pdf) {
    std::istringstream fonts{pdfProbe("pdffonts", pdf)};
    std::string line;
    std::getline(fonts, line);
    const auto embedded = line.find("emb");
    BOOST_REQUIRE(embedded != std::string::npos);
    std::getline(fonts, line);
    int count = 0;
    for (; std::getline(fonts, line); ++count)
        BOOST_TEST(line.substr(embedded, 11) == "yes yes yes", line);
    BOOST_TEST(count > 0);
}

} // namespace

BOOST_AUTO_TEST_SUITE(provider_contracts_tests)

BOOST_DATA_TEST_CASE(each_provider_has_its_contract_in_its_languages, boost::unit_test::data::make(kContracts),
                     contract) {
    const Profile profile = test::valueOf(
        loadProfile(RAPOINT_SOURCE_DIR "/assets/providers/" + std::string{contract.provider} + ".toml"));
    for (const std::string& language : profile.languages)
        BOOST_TEST(std::ranges::count(contract.languages, language) == 1, language);
    const std::string name = profile.id + "/contract";
    for (std::size_t i = 0; i < contract.languages.size(); ++i) {
        BOOST_TEST_CONTEXT(contract.languages[i]) {
            const Bytes pdf = rendered(name, {contract.languages[i]}, dataFor(profile));
            const std::string text = flowing(pdfProbe("pdftotext -raw", pdf, "-"));
            for (const std::string& piece :
                 {contract.pieces[i], std::string{"BRZĘCZYSZCZYKIEWICZ-ŻÓŁĆ"}, std::string{"Łukasz <b>&amp;"},
                  std::string{"ZS0000177"}, profile.name})
                BOOST_TEST(contains(text, piece), piece << " is not in: " << text);
            BOOST_TEST(!contains(text, "{{"));
            BOOST_TEST(!contains(text, "\ufffd"));
            checkFonts(pdf);
            BOOST_TEST(contains(pdfProbe("qpdf --check", pdf), "No syntax or stream encoding errors found"));
        }
    }
}

BOOST_DATA_TEST_CASE(any_two_languages_of_a_contract_stand_side_by_side, boost::unit_test::data::make(kContracts),
                     contract) {
    const Profile profile = test::valueOf(
        loadProfile(RAPOINT_SOURCE_DIR "/assets/providers/" + std::string{contract.provider} + ".toml"));
    for (const std::string& left : profile.languages)
        for (const std::string& right : profile.languages)
            if (left != right)
                BOOST_TEST(!rendered(profile.id + "/contract", {left, right}, dataFor(profile)).empty());
}

BOOST_DATA_TEST_CASE(each_product_has_a_name_in_each_language, boost::unit_test::data::make(kContracts),
                     contract) {
    const Profile profile = test::valueOf(
        loadProfile(RAPOINT_SOURCE_DIR "/assets/providers/" + std::string{contract.provider} + ".toml"));
    SheetData data = dataFor(profile);
    for (const Product& product : profile.products)
        for (const std::string& language : profile.languages) {
            data.local["productName"] = Term{"product." + product.id};
            BOOST_TEST(!rendered(profile.id + "/contract", {language}, data).empty(), product.id);
        }
}

BOOST_AUTO_TEST_SUITE_END()
