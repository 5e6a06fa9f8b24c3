#include "capture/mrz/cells_reader.h"
#include "capture/mrz/mrz_text.h"
#include "capture/mrz/zone_decoder.h"
#include "capture/mrz/zone_reader.h"
#include "station/case/event_codec.h"
#include "tests/support/clear_cells.h"
#include "tests/support/icao_specimens.h"
#include "tests/support/scored_line.h"

#include <boost/test/unit_test.hpp>

#include <opencv2/imgcodecs.hpp>

#include <cmath>
#include <filesystem>

using namespace rapoint;
using namespace rapoint::capture;
using namespace rapoint::test;
using rapoint::tests::scoredLine;
using Codes = std::vector<std::string>;

namespace {

const std::filesystem::path kSource{RAPOINT_SOURCE_DIR};

/// What `capture read --json` prints: the reasons, after the test that they and `accepted` agree.
Codes reasonsOf(const MrzReading& reading) {
    const auto json = toJson(reading);
    const auto reasons = json.at("reasons").get<Codes>();
    BOOST_TEST(json.at("accepted").get<bool>() == reasons.empty());
    BOOST_TEST(reading.accepted() == reasons.empty());
    return reasons;
}

Codes reasonsOfFields(const MrzFields& fields) {
    return reasonsOf(parseMrz(composeMrz("TD3", fields).value()).value());
}

MrzFields passportFields() {
    return parseMrz(kPassport)->fields;
}

void checkReasons(const Codes& actual, const Codes& expected) {
    BOOST_TEST(actual == expected, boost::test_tools::per_element());
}

/// Two lines with a clear beginning, of which it cannot be told whether they go on behind column 36 with fillers.
std::vector<ScoredLine> linesOfUncertainLength() {
    std::vector<ScoredLine> lines;
    for (const std::string& text : kVisa) {
        ScoredLine line = scoredLine(text.substr(0, 36) + "<<<<<<<<", 20);
        const int fillers = (1 + mrzIndex('<')) * line.scores.columns;
        for (int column = 20 + 36 * 4; column < 20 + 44 * 4; ++column) {
            line.scores.values[static_cast<std::size_t>(column)] = std::log(0.75F);
            line.scores.values[static_cast<std::size_t>(fillers + column)] = std::log(0.25F);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace

BOOST_AUTO_TEST_SUITE(mrz_doubt_tests)

BOOST_AUTO_TEST_CASE(every_doubt_has_a_code_and_a_meaning_of_its_own) {
    std::set<std::string_view> codes;
    std::set<std::string_view> meanings;
    for (const MrzDoubtRow& row : mrzDoubts()) {
        BOOST_TEST(codes.insert(row.code).second, row.code);
        BOOST_TEST(meanings.insert(row.meaning).second, row.code);
        BOOST_TEST(row.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
        BOOST_TEST(row.meaning.ends_with('.'), row.code);
        BOOST_TEST(codeOf(row.doubt) == row.code);
        BOOST_TEST(meaningOf(row.doubt) == row.meaning);
    }
    BOOST_TEST(codes.size() == 15U);
}

BOOST_AUTO_TEST_CASE(a_clear_zone_has_no_reason_and_an_unread_one_has) {
    checkReasons(reasonsOf(parseMrz(kPassport).value()), {});
    checkReasons(reasonsOf(readCells(clearCells("TD3", kPassport))), {});
    checkReasons(reasonsOf(MrzReading{}), {"not-read"});
}

BOOST_AUTO_TEST_CASE(a_wrong_check_digit_is_a_reason) {
    Lines lines = kPassport;
    lines[1][9] = '7';
    checkReasons(reasonsOf(parseMrz(lines).value()), {"check-digit-wrong"});
}

BOOST_AUTO_TEST_CASE(what_a_field_cannot_have_is_a_reason) {
    Lines lines = kPassport;
    lines[0][20] = '4';
    checkReasons(reasonsOf(parseMrz(lines).value()), {"character-not-allowed"});
    MrzFields fields = passportFields();
    fields.nationality = "QQQ";
    checkReasons(reasonsOfFields(fields), {"code-unlisted"});
    fields = passportFields();
    fields.birthDate = "741312";
    checkReasons(reasonsOfFields(fields), {"date-impossible"});
    lines = kPassport;
    lines[0].replace(5, 39, 39, '<');
    checkReasons(reasonsOf(parseMrz(lines).value()), {"field-missing"});
}

BOOST_AUTO_TEST_CASE(an_uncertain_character_is_a_reason_by_what_vouches_for_it) {
    ZoneCells unchecked = clearCells("MRV-A", kVisa);
    waver(unchecked, 1, 30, '1', -0.3F, '7', -1.4F);
    checkReasons(reasonsOf(readCells(unchecked)), {"character-uncertain"});

    ZoneCells checked = clearCells("TD3", kPassport);
    CellEvidence& cell = checked.at(1, 1);
    cell.fill(-3.0F);
    cell[static_cast<std::size_t>(mrzIndex(kPassport[1][1]))] = -2.0F;
    checkReasons(reasonsOf(readCells(checked)), {"checked-character-uncertain"});

    ZoneCells repaired = clearCells("TD3", kPassport);
    waver(repaired, 1, 3, 'B', -0.01F, '8', -4.2F);
    checkReasons(reasonsOf(readCells(repaired)), {"repair-uncertain"});
}

BOOST_AUTO_TEST_CASE(two_repairs_are_a_reason) {
    ZoneCells zone = clearCells("TD3", kPassport);
    waver(zone, 1, 3, 'B', -0.5F, '8', -1.2F);
    waver(zone, 1, 13, '1', -0.5F, '7', -1.2F);
    const MrzReading reading = readCells(zone);
    BOOST_TEST(reading.repairs.size() == 2U);
    checkReasons(reasonsOf(reading), {"repairs-too-many"});
}

BOOST_AUTO_TEST_CASE(another_text_that_fits_as_well_is_a_reason) {
    ZoneCells zone = clearCells("TD3", kPassport);
    waver(zone, 1, 1, '8', -0.5F, '9', -1.0F);
    waver(zone, 1, 4, '9', -0.5F, '8', -1.0F);
    checkReasons(reasonsOf(readCells(zone)), {"text-ambiguous"});
}

BOOST_AUTO_TEST_CASE(lines_that_may_be_cut_wrongly_are_a_reason) {
    ZoneCells zone = clearCells("MRV-A", kVisa);
    zone.wholeLines = false;
    checkReasons(reasonsOf(readCells(zone)), {"lines-not-whole"});

    const auto uncertain = decodeZone(linesOfUncertainLength());
    BOOST_REQUIRE(uncertain);
    const Codes reasons = reasonsOf(uncertain->reading);
    BOOST_TEST(std::ranges::count(reasons, "length-ambiguous") == 1);
}

BOOST_AUTO_TEST_CASE(a_zone_across_the_edge_of_the_picture_is_a_reason) {
    const cv::Mat whole =
        cv::imread((kSource / "assets/specimens/passport_pol.jpg").string(), cv::IMREAD_GRAYSCALE);
    auto reader = ZoneReader::load(kSource / "assets/models").value();
    const auto zone = reader.read(whole).value();
    BOOST_REQUIRE(zone);
    checkReasons(reasonsOf(zone->reading), {});
    const auto middle = static_cast<int>(zone->corners[0].x + zone->pitch * 0.3F);
    const auto cut = reader.read(whole.colRange(middle, whole.cols)).value();
    BOOST_REQUIRE(cut);
    const Codes reasons = reasonsOf(cut->reading);
    BOOST_TEST(std::ranges::count(reasons, "zone-cut-off") == 1);
}

BOOST_AUTO_TEST_CASE(every_changed_character_leaves_reasons_and_acceptance_in_agreement) {
    for (const Lines& lines : {kPassport, kCard, kSizeTwo, kVisa})
        for (std::size_t line = 0; line < lines.size(); ++line)
            for (std::size_t column = 0; column < lines[line].size(); ++column) {
                Lines changed = lines;
                changed[line][column] = changed[line][column] == '7' ? '3' : '7';
                if (const auto reading = parseMrz(changed))
                    reasonsOf(*reading);
                else
                    BOOST_TEST((reading.error().code == FaultCode::MrzNotFound));
            }
}

BOOST_AUTO_TEST_SUITE_END()
