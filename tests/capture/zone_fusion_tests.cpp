#include "capture/frame/zone_fusion.h"
#include "tests/support/icao_specimens.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>

using namespace rapoint;
using namespace rapoint::capture;
using rapoint::test::kCard;
using rapoint::test::kPassport;
using rapoint::test::Lines;

namespace {

const Lines kOther{"P<POLKOWALSKA<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<", "ZS00001774POL7203305F1607130<<<<<<<<<<<<<<08"};

/// A cell that shows `character` with this probability; the rest is shared by the others.
CellEvidence cellOf(char character, float probability) {
    CellEvidence cell;
    cell.fill(std::log((1 - probability) / (kMrzCharacters - 1)));
    cell[static_cast<std::size_t>(mrzIndex(character))] = std::log(probability);
    return cell;
}

CellEvidence hidden() {
    CellEvidence cell;
    cell.fill(std::log(1.0F / kMrzCharacters));
    return cell;
}

ZoneCells cellsOf(std::string_view layout, const Lines& lines, float probability = 0.995F) {
    ZoneCells zone;
    zone.layout = &*std::find_if(mrzLayouts().begin(), mrzLayouts().end(),
                                 [&](const MrzLayout& one) { return one.name == layout; });
    for (const std::string& line : lines)
        for (char character : line)
            zone.cells.push_back(cellOf(character, probability));
    return zone;
}

/// A reflection that covers some columns of both lines.
ZoneCells withGlare(ZoneCells zone, int from, int to) {
    for (int line = 0; line < zone.layout->lines; ++line)
        for (int column = from; column < to; ++column)
            zone.at(line, column) = hidden();
    return zone;
}

} // namespace

BOOST_AUTO_TEST_SUITE(zone_fusion_tests)

BOOST_AUTO_TEST_CASE(one_frame_is_accepted_but_only_two_agree) {
    ZoneFusion fusion;
    BOOST_TEST(!fusion.reading());
    BOOST_TEST(!fusion.agreed());
    fusion.add(cellsOf("TD3", kPassport));
    BOOST_TEST(fusion.reading()->accepted());
    BOOST_TEST(!fusion.agreed());
    fusion.add(cellsOf("TD3", kPassport));
    BOOST_TEST(fusion.agreed());
    BOOST_TEST(fusion.reading()->lines == kPassport, boost::test_tools::per_element());
    fusion.clear();
    BOOST_TEST(!fusion.agreed());
    BOOST_TEST(fusion.frames() == 0);
}

BOOST_AUTO_TEST_CASE(what_a_moving_reflection_hides_is_seen_in_other_frames) {
    ZoneFusion fusion;
    const ZoneCells zone = cellsOf("TD3", kPassport);
    fusion.add(withGlare(zone, 0, 15));
    BOOST_TEST(!fusion.reading()->accepted());
    fusion.add(withGlare(zone, 15, 30));
    BOOST_TEST(!fusion.agreed());
    fusion.add(withGlare(zone, 30, 44));
    BOOST_TEST(fusion.agreed());
    BOOST_TEST(fusion.reading()->lines == kPassport, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_reflection_that_stays_is_never_agreed_on) {
    ZoneFusion fusion;
    for (int frame = 0; frame < 30; ++frame)
        fusion.add(withGlare(cellsOf("TD3", kPassport), 5, 9));
    BOOST_TEST(!fusion.reading()->accepted());
    BOOST_TEST(!fusion.agreed());
}

BOOST_AUTO_TEST_CASE(a_doubt_that_all_frames_share_stays_a_doubt) {
    ZoneCells zone = cellsOf("TD3", kPassport);
    CellEvidence& name = zone.at(0, 10);
    name.fill(-9.0F);
    name[static_cast<std::size_t>(mrzIndex('H'))] = std::log(0.6F);
    name[static_cast<std::size_t>(mrzIndex('M'))] = std::log(0.39F);
    ZoneFusion fusion;
    for (int frame = 0; frame < 100; ++frame)
        fusion.add(zone);
    BOOST_TEST(!fusion.reading()->accepted());
    BOOST_TEST(fusion.reading()->confidence < 0.7);
}

BOOST_AUTO_TEST_CASE(one_frame_that_errs_is_outvoted) {
    ZoneCells wrong = cellsOf("TD3", kPassport);
    for (int column : {6, 12, 20})
        wrong.at(0, column) = cellOf('Q', 0.999F);
    ZoneFusion fusion;
    fusion.add(wrong);
    for (int frame = 0; frame < 3; ++frame)
        fusion.add(cellsOf("TD3", kPassport));
    BOOST_TEST(fusion.reading()->lines == kPassport, boost::test_tools::per_element());
    BOOST_TEST(fusion.frames() == 4);
}

BOOST_AUTO_TEST_CASE(a_frame_of_another_document_starts_anew) {
    ZoneFusion fusion;
    fusion.add(cellsOf("TD3", kPassport));
    fusion.add(cellsOf("TD3", kOther));
    BOOST_TEST(fusion.frames() == 1);
    BOOST_TEST(!fusion.agreed());
    BOOST_TEST(fusion.reading()->lines == kOther, boost::test_tools::per_element());
    fusion.add(cellsOf("TD1", kCard));
    BOOST_TEST(fusion.frames() == 1);
    BOOST_TEST(fusion.reading()->format == "TD1");
    fusion.add(cellsOf("TD1", kCard));
    BOOST_TEST(fusion.agreed());
}

BOOST_AUTO_TEST_CASE(frames_that_may_show_a_cut_zone_are_not_agreed_on) {
    ZoneCells cut = cellsOf("TD3", kPassport);
    cut.wholeLines = false;
    ZoneFusion fusion;
    for (int frame = 0; frame < 2; ++frame)
        fusion.add(cut);
    BOOST_TEST(!fusion.agreed());
    for (int frame = 0; frame < 2; ++frame)
        fusion.add(cellsOf("TD3", kPassport));
    BOOST_TEST(!fusion.agreed());
    fusion.add(cellsOf("TD3", kPassport));
    BOOST_TEST(fusion.agreed());
}

BOOST_AUTO_TEST_SUITE_END()
