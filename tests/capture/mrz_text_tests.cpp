#include "capture/mrz/mrz_text.h"
#include "tests/support/icao_specimens.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using capture::composeMrz;
using capture::mrzCheckDigit;
using capture::parseMrz;
using rapoint::test::kCard;
using rapoint::test::kPassport;
using rapoint::test::kSizeTwo;
using rapoint::test::kVisa;
using rapoint::test::Lines;
namespace {

bool allHold(const MrzReading& reading) {
    for (const auto& [name, held] : reading.checks)
        if (!held)
            return false;
    return true;
}

} // namespace

BOOST_AUTO_TEST_SUITE(mrz_text_tests)

BOOST_AUTO_TEST_CASE(check_digits_are_those_of_icao_9303_3_appendix_a) {
    BOOST_TEST(mrzCheckDigit("520727") == '3');
    BOOST_TEST(mrzCheckDigit("AB2134<<<") == '5');
    BOOST_TEST(mrzCheckDigit("HA672242<658022549601086<<<<<<<<<<<<<<0") == '8');
}

BOOST_AUTO_TEST_CASE(the_specimen_passport_has_all_its_fields) {
    const auto reading = parseMrz(kPassport);
    BOOST_REQUIRE(reading);
    BOOST_TEST(reading->format == "TD3");
    BOOST_TEST(reading->accepted());
    BOOST_TEST(reading->checks.size() == 5U);
    const MrzFields& fields = reading->fields;
    BOOST_TEST(fields.documentCode == "P");
    BOOST_TEST(fields.issuer == "UTO");
    BOOST_TEST(fields.surname == "ERIKSSON");
    BOOST_TEST(fields.givenNames == "ANNA MARIA");
    BOOST_TEST(fields.documentNumber == "L898902C3");
    BOOST_TEST(fields.nationality == "UTO");
    BOOST_TEST(fields.birthDate == "740812");
    BOOST_TEST(fields.sex == "F");
    BOOST_TEST(fields.expiryDate == "120415");
    BOOST_TEST(fields.optional1 == "ZE184226B");
    BOOST_TEST(!fields.nameTruncated);
}

BOOST_AUTO_TEST_CASE(the_specimen_cards_and_the_visa_are_told_apart) {
    for (const auto& [lines, format] : {std::pair{kCard, "TD1"}, {kSizeTwo, "TD2"}}) {
        const auto reading = parseMrz(lines);
        BOOST_REQUIRE(reading);
        BOOST_TEST(reading->format == format);
        BOOST_TEST(reading->accepted());
        BOOST_TEST(reading->fields.documentNumber == "D23145890");
        BOOST_TEST(reading->fields.surname == "ERIKSSON");
    }
    const auto visa = parseMrz(kVisa);
    BOOST_REQUIRE(visa);
    BOOST_TEST(visa->format == "MRV-A");
    BOOST_TEST(visa->accepted());
    BOOST_TEST(visa->checks.count("composite") == 0U);
}

BOOST_AUTO_TEST_CASE(the_french_card_has_its_own_layout) {
    const auto reading =
        parseMrz({"IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F6"});
    BOOST_REQUIRE(reading);
    BOOST_TEST(reading->format == "IDFRA");
    BOOST_TEST(reading->accepted());
    BOOST_TEST(reading->fields.documentNumber == "880692310285");
    BOOST_TEST(reading->fields.givenNames == "CORINNE");
    BOOST_TEST(reading->fields.nationality == "FRA");
}

BOOST_AUTO_TEST_CASE(the_romanian_card_has_its_own_layout) {
    MrzFields fields;
    fields.documentCode = "ID";
    fields.issuer = "ROU";
    fields.nationality = "ROU";
    fields.documentNumber = "RX123456";
    fields.surname = "POPESCU";
    fields.givenNames = "ION VASILE";
    fields.birthDate = "800101";
    fields.sex = "M";
    fields.expiryDate = "250101";
    fields.optional1 = "1123456";
    const auto composed = composeMrz("IDROU", fields);
    BOOST_REQUIRE(composed);
    const auto reading = parseMrz(*composed);
    BOOST_REQUIRE(reading);
    BOOST_TEST(reading->format == "IDROU");
    BOOST_TEST(reading->accepted());
    BOOST_TEST(bool(reading->fields == fields));
    // Digits for the nationality, as some cards have them: readable, but nothing to accept.
    Lines odd = *composed;
    odd[1].replace(10, 3, "132");
    BOOST_TEST(!parseMrz(odd)->accepted());
}

BOOST_AUTO_TEST_CASE(a_long_number_of_a_card_goes_on_in_the_optional_field) {
    // ICAO 9303-5 appendix B, the second example.
    const auto reading = parseMrz(
        {"I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"});
    BOOST_REQUIRE(reading);
    BOOST_TEST(reading->fields.documentNumber == "D23145890734");
    BOOST_TEST(reading->fields.optional1 == "");
    BOOST_TEST(allHold(*reading));
    BOOST_TEST(reading->accepted());
}

BOOST_AUTO_TEST_CASE(germany_unknown_dates_and_sex_are_read_as_printed) {
    MrzFields fields;
    fields.documentCode = "P";
    fields.issuer = "D";
    fields.nationality = "D";
    fields.documentNumber = "C01X00T47";
    fields.surname = "MUSTERMANN";
    fields.givenNames = "ERIKA";
    fields.birthDate = "64<<<<";
    fields.sex = "X";
    fields.expiryDate = "341031";
    const auto lines = composeMrz("TD3", fields);
    BOOST_REQUIRE(lines);
    BOOST_TEST((*lines)[0].starts_with("P<D<<MUSTERMANN<<ERIKA<"));
    const auto reading = parseMrz(*lines);
    BOOST_REQUIRE(reading);
    BOOST_TEST(reading->accepted());
    BOOST_TEST(bool(reading->fields == fields));
}

BOOST_AUTO_TEST_CASE(a_full_name_field_counts_as_truncated) {
    MrzFields fields = parseMrz(kSizeTwo)->fields;
    fields.surname = "PAPANDROPOULOUS";
    fields.givenNames = "JONATHON WARREN";
    const auto lines = composeMrz("TD2", fields);
    BOOST_REQUIRE(lines);
    const auto reading = parseMrz(*lines);
    BOOST_REQUIRE(reading);
    BOOST_TEST(reading->fields.nameTruncated);
    BOOST_TEST(reading->fields.givenNames == "JONATHON WARRE");
}

BOOST_AUTO_TEST_CASE(what_was_composed_reads_back_the_same) {
    for (const Lines& lines : {kCard, kSizeTwo, kPassport, kVisa}) {
        const auto reading = parseMrz(lines);
        BOOST_REQUIRE(reading);
        const auto again = composeMrz(reading->format, reading->fields);
        BOOST_REQUIRE(again);
        BOOST_TEST(*again == lines, boost::test_tools::per_element());
    }
    MrzFields longNumber = parseMrz(kCard)->fields;
    longNumber.documentNumber = "D23145890734";
    const auto lines = composeMrz("TD1", longNumber);
    BOOST_REQUIRE(lines);
    BOOST_TEST((*lines)[0] == "I<UTOD23145890<7349<<<<<<<<<<<");
}

BOOST_AUTO_TEST_CASE(every_wrong_digit_of_a_checked_field_is_noticed) {
    const std::string second = kPassport[1];
    for (std::size_t column = 0; column < second.size(); ++column) {
        if (second[column] < '0' || second[column] > '9')
            continue;
        Lines lines = kPassport;
        lines[1][column] = static_cast<char>('0' + (second[column] - '0' + 1) % 10);
        const auto reading = parseMrz(lines);
        BOOST_REQUIRE(reading);
        BOOST_TEST(!reading->accepted(), "column " << column);
        BOOST_TEST(!allHold(*reading), "column " << column);
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_state_or_month_is_not_accepted_though_the_digits_hold) {
    MrzFields fields = parseMrz(kPassport)->fields;
    fields.nationality = "QQQ";
    BOOST_TEST(!parseMrz(*composeMrz("TD3", fields))->accepted());
    fields = parseMrz(kPassport)->fields;
    fields.birthDate = "741312";
    const auto reading = parseMrz(*composeMrz("TD3", fields));
    BOOST_TEST(allHold(*reading));
    BOOST_TEST(!reading->accepted());
}

BOOST_AUTO_TEST_CASE(lines_of_no_layout_are_not_found) {
    for (const Lines& lines : {Lines{}, Lines{""}, Lines{kPassport[0]}, Lines{kPassport[0], kCard[0]},
                               Lines{kPassport[0], std::string(44, ' ')}, Lines{kCard[0], kCard[1]}}) {
        const auto reading = parseMrz(lines);
        BOOST_REQUIRE(!reading);
        BOOST_TEST((reading.error().code == FaultCode::MrzNotFound));
    }
}

BOOST_AUTO_TEST_CASE(fields_that_do_not_fit_are_not_composed) {
    MrzFields fields = parseMrz(kPassport)->fields;
    fields.documentNumber = "L898902C34";
    BOOST_TEST(!composeMrz("TD3", fields));
    fields = parseMrz(kPassport)->fields;
    fields.surname = "ŻÓŁĆ";
    BOOST_TEST(!composeMrz("TD3", fields));
    BOOST_TEST(!composeMrz("TD9", fields));
}

BOOST_AUTO_TEST_SUITE_END()
