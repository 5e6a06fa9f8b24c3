#include "station/app/cli/workplace.h"
#include "station/base/file_bytes.h"
#include "tests/journeys/card_troubles.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;

namespace fs = std::filesystem;

BOOST_FIXTURE_TEST_SUITE(card_faults_tests, DeskFixture)

BOOST_AUTO_TEST_CASE(a_wrong_pin_of_the_inspector_signs_nobody_in_and_the_right_one_goes_on) {
    const CaseId id = begin();
    stopAt(id, "payment");
    closeStation();
    const fs::path file = work() / "people" / "inspector.pin";
    const Bytes right = test::valueOf(rapoint::readFile(file, 64));
    requireDone(rapoint::writeFile(file, bytesOf("000000000")));
    openStation();
    const auto signedIn = station().inspector();
    BOOST_REQUIRE(!signedIn);
    BOOST_TEST(nameOfFault(signedIn) == "pin-wrong");
    BOOST_CHECK(rowOf(signedIn.error().code).remedy == Remedy::Correct);
    requireDone(rapoint::writeFile(file, right));
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(on_the_last_try_the_station_stops_and_names_it) {
    const CaseId id = begin();
    TroubledCards cards{station().ports().cards};
    cards.on("generateKey", {FaultCode::PinLastTry, {}, TriesLeft{1}});
    auto person = people(id);
    const Fault fault = requireFault(id, advance(id, person, {.cards = &cards}), FaultCode::PinLastTry);
    BOOST_TEST((fault.part == FaultPart{TriesLeft{1}}));
    BOOST_TEST(cards.calls("generateKey") == 1);
    BOOST_TEST(nameOf(events(id).back().event) == "KeyIntended");
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_card_pulled_while_its_key_is_made_is_gone_on_with) {
    const CaseId id = begin();
    TroubledCards cards{station().ports().cards};
    cards.on("generateKey", {FaultCode::CardRemoved, "reader 0"}, Moment::After);
    auto person = people(id);
    requireFault(id, advance(id, person, {.cards = &cards}), FaultCode::CardRemoved);
    const CaseState before = state(id);
    BOOST_CHECK(before.card.key == Stage::Intended);
    // The key was made before the card was pulled: it is found, not made again.
    TroubledCards watched{station().ports().cards};
    auto again = people(id);
    again.silentAt("hand-over");
    requireDone(advance(id, again, {.cards = &watched}));
    BOOST_TEST(watched.calls("generateKey") == 0);
    BOOST_TEST(watched.calls("findKey") == 1);
    BOOST_TEST(state(id).card.serial == before.card.serial);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_card_that_is_not_there_when_the_certificate_comes_is_put_back) {
    const CaseId id = begin();
    const std::string serial = stopAt(id, "hand-over").card.serial;
    closeStation();
    const fs::path card = tokenDirectory(serial);
    const fs::path pocket = work() / "pocket";
    fs::rename(card, pocket);
    openStation();
    auto person = people(id);
    const Fault fault = requireFault(id, advance(id, person), FaultCode::CardNotFound);
    BOOST_CHECK(rowOf(fault.code).remedy == Remedy::FixDevice);
    BOOST_TEST(state(id).certificate.has_value());
    BOOST_TEST(!(state(id).last<CertificateWritten>() != nullptr));
    closeStation();
    fs::rename(pocket, card);
    openStation();
    requireCompleted(id);
    BOOST_TEST(test::valueOf(station().ports().cards.readCertificate(serial, "01")).has_value());
}

BOOST_AUTO_TEST_CASE(the_card_of_another_case_is_never_written_to) {
    const CaseId first = begin();
    const std::string firstSerial = stopAt(first, "hand-over").card.serial;
    const CaseId second = begin();
    const std::string secondSerial = stopAt(second, "hand-over").card.serial;
    BOOST_TEST(firstSerial != secondSerial);
    closeStation();
    const fs::path card = tokenDirectory(firstSerial);
    fs::rename(card, work() / "pocket");
    openStation();
    auto person = people(first);
    requireFault(first, advance(first, person), FaultCode::CardNotFound);
    BOOST_TEST(!test::valueOf(station().ports().cards.readCertificate(secondSerial, "01")).has_value());
    requireCompleted(second);
    closeStation();
    fs::rename(work() / "pocket", card);
    openStation();
    requireCompleted(first);
}

BOOST_AUTO_TEST_CASE(a_card_whose_key_could_be_read_is_voided_and_another_one_taken) {
    const CaseId id = begin();
    TroubledCards cards{station().ports().cards};
    cards.letKeysBeRead();
    auto person = people(id);
    requireFault(id, advance(id, person, {.cards = &cards}), FaultCode::CardKeyExtractable);
    BOOST_REQUIRE(state(id).card.voided.size() == 1);
    const std::string voided = state(id).card.voided.front();
    BOOST_TEST(stopAt(id, "hand-over").card.serial != voided);
    requireCompleted(id);
}

BOOST_AUTO_TEST_SUITE_END()
