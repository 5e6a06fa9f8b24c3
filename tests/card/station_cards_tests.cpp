// A station whose own tokens and whose holders' cards are of two kinds, wired as the program wires it: the station
// and its officers sign with SoftHSM, the holder gets a card over PC/SC.
#include "tests/card/pcsc_fixture.h"
#include "tests/journeys/desk_fixture.h"

#include "station/app/file_bytes.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::PcscDesk;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

struct TwoKindsOfCards {
    PcscDesk readers;
    DeskFixture desk;

    TwoKindsOfCards() {
        desk.closeStation();
        app::StationConfig config = valueOf(app::readStationConfig(desk.work()));
        BOOST_TEST(config.tokenProfile == "softhsm");
        config.cardProfile = "myeid";
        requireDone(app::writeStationConfig(config));
        desk.openStation();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(station_cards_tests, *boost::unit_test::precondition(rapoint::test::SkippedWithoutPcsc{}))

BOOST_FIXTURE_TEST_CASE(a_whole_visit_makes_a_card_of_another_kind_than_the_stations_own, TwoKindsOfCards) {
    const auto card = readers.insertBlank(0);
    const CaseId id = desk.begin();
    auto person = desk.people(id);
    const auto standing = desk.advance(id, person);
    desk.requireClosed(id, standing, "completed");
    BOOST_TEST(card->activated());
    BOOST_TEST(card->keyFiles() == 1U);
    const CardState& made = standing->state.card;
    const auto onCard = valueOf(readers.writer().readCertificate(made.serial, made.keyId));
    BOOST_REQUIRE(onCard.has_value());
    BOOST_TEST(toBase64(*onCard) == standing->state.certificate->certificate);
}

BOOST_FIXTURE_TEST_CASE(without_a_card_in_the_readers_the_stations_tokens_are_not_taken_for_one, TwoKindsOfCards) {
    const CaseId id = desk.begin();
    auto person = desk.people(id);
    desk.requireFault(id, desk.advance(id, person), FaultCode::CardNotFound);
    readers.insertBlank(1);
    desk.requireCompleted(id);
}

BOOST_AUTO_TEST_SUITE_END()
