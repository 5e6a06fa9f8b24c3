// A station whose own tokens and whose holders' cards are of two kinds, wired as the program wires it: the station
// and its officers sign with SoftHSM, the holder gets a card over PC/SC.
#include "tests/card/pcsc_fixture.h"
#include "tests/journeys/card_troubles.h"
#include "tests/journeys/desk_fixture.h"

#include "station/app/cli/commands.h"
#include "station/app/cli/workplace.h"
#include "station/app/demo/demo_surroundings.h"
#include "tests/support/child_processes.h"

#include <boost/test/unit_test.hpp>

#include <signal.h>

#include <future>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::PcscDesk;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

void killModules(int signal) {
    for (const pid_t module : test::childProcesses("p11-kit"))
        kill(module, signal);
}

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

    std::string stateInStock(const std::string& serial) {
        for (const StockItem& item : valueOf(desk.station().ports().stock.list(StockKind::Card)))
            if (item.serial == serial)
                return item.state;
        return "none";
    }

    Result<CaseProgress> goOn(const CaseId& id) {
        auto person = desk.people(id);
        return desk.advance(id, person);
    }

    /// A new blank card in this reader, out of the stock.
    std::shared_ptr<test::SimulatedCard> insertFromStock(std::size_t reader) {
        Ports& ports = desk.station().ports();
        requireDone(
            ports.stock.receive(StockKind::Card, {readers.nextSerial()}, desk.inspector().id, ports.clock.now()));
        return readers.insertBlank(reader);
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(station_cards_tests, *boost::unit_test::precondition(rapoint::test::SkippedWithoutPcsc{}))

BOOST_FIXTURE_TEST_CASE(a_whole_visit_makes_a_card_of_another_kind_than_the_stations_own, TwoKindsOfCards) {
    const std::string serial = readers.nextSerial();
    const auto card = insertFromStock(0);
    const CaseId id = desk.begin();
    auto person = desk.people(id);
    const auto progress = desk.advance(id, person);
    desk.requireClosed(id, progress, "completed");
    BOOST_TEST(card->activated());
    BOOST_TEST(card->keyFiles() == 1U);
    const CardState& made = progress->state.card;
    BOOST_TEST(made.stockNumber == serial);
    BOOST_TEST(made.serial == serial);
    const auto onCard = valueOf(desk.station().ports().cards.readCertificate(made.serial, made.keyId));
    BOOST_REQUIRE(onCard.has_value());
    BOOST_TEST(toBase64(*onCard) == progress->state.certificate->certificate);
}

BOOST_FIXTURE_TEST_CASE(without_a_card_in_the_readers_the_stations_tokens_are_not_taken_for_one, TwoKindsOfCards) {
    const CaseId id = desk.begin();
    auto person = desk.people(id);
    desk.requireFault(id, desk.advance(id, person), FaultCode::CardNotFound);
    insertFromStock(1);
    desk.requireCompleted(id);
}

BOOST_FIXTURE_TEST_CASE(a_card_that_the_stock_does_not_have_is_refused_before_it_is_touched, TwoKindsOfCards) {
    const auto foreign = readers.insertBlank(0);
    const CaseId id = desk.begin();
    auto person = desk.people(id);
    const Fault fault = desk.requireFault(id, desk.advance(id, person), FaultCode::NotInStock);
    BOOST_TEST(fault.detail.find("never received") != std::string::npos);
    BOOST_CHECK(desk.state(id).card.initialised == Stage::None);
    BOOST_TEST(!foreign->activated());
    // One of the stock in the other reader is taken, and the foreign one stays as it is.
    const auto own = insertFromStock(1);
    desk.requireCompleted(id);
    BOOST_TEST(own->activated());
    BOOST_TEST(!foreign->activated());
}

BOOST_FIXTURE_TEST_CASE(a_case_begun_with_one_blank_card_does_not_go_on_with_another, TwoKindsOfCards) {
    const auto begun = insertFromStock(0);
    const CaseId id = desk.begin();
    TroubledCards cards{desk.station().ports().cards};
    cards.on("initialise", {FaultCode::CardRemoved, "reader 0"});
    auto person = desk.people(id);
    desk.requireFault(id, desk.advance(id, person, {.cards = &cards}), FaultCode::CardRemoved);
    const auto other = insertFromStock(0);
    auto again = desk.people(id);
    desk.requireFault(id, desk.advance(id, again), FaultCode::CardOfAnotherCase);
    BOOST_TEST(!other->activated());
    readers.remove(0);
    readers.insert(0, begun);
    desk.requireCompleted(id);
    BOOST_TEST(begun->activated());
    BOOST_TEST(!other->activated());
}

BOOST_FIXTURE_TEST_CASE(a_void_card_that_is_erased_goes_back_into_the_stock_and_serves_another_case,
                        TwoKindsOfCards) {
    const std::string serial = readers.nextSerial();
    const auto card = insertFromStock(0);
    const CaseId first = desk.begin();
    desk.stopAt(first, "hand-over");
    auto person = desk.people(first);
    person.on("hand-over", [](const Question&, const CaseState&) { return ReplaceCard{"printed-badly"}; });
    person.silentAt("trouble");
    desk.requireFault(first, desk.advance(first, person), FaultCode::CardNotFound);
    BOOST_TEST(stateInStock(serial) == "spoiled");
    desk.closeStation();
    app::Output quiet{true};
    const app::Workplaces places{
        [](const app::StationConfig& config) { return std::make_unique<app::DemoSurroundings>(config); }};
    BOOST_TEST(app::runCardErase(places, {.work = desk.work(), .serial = serial, .caseId = first.text()}, quiet) ==
               0);
    BOOST_TEST(card->keyFiles() == 0U);
    desk.openStation();
    BOOST_TEST(stateInStock(serial) == "free");
    const CaseId second = desk.begin();
    desk.requireCompleted(second);
    BOOST_TEST(stateInStock(serial) == "issued");
    desk.requireRefused(first, "left-the-desk");
}

BOOST_FIXTURE_TEST_CASE(a_module_that_crashes_at_any_command_leaves_a_case_that_goes_on, TwoKindsOfCards) {
    for (const std::size_t command : {20U, 150U, 330U}) {
        BOOST_TEST_CONTEXT("command " << command) {
            const auto card = insertFromStock(0);
            const CaseId id = desk.begin();
            readers.reader(0).doAt(command, [] { killModules(SIGKILL); });
            auto progress = goOn(id);
            for (int i = 0; i < 4 && !(progress && progress->finished); ++i) {
                BOOST_TEST_MESSAGE((progress ? "" : explain(progress.error())));
                readers.settle();
                progress = goOn(id);
            }
            desk.requireClosed(id, progress, "completed");
            BOOST_TEST(card->keyFiles() == 1U);
            BOOST_TEST(progress->state.card.voided.empty());
        }
    }
}

BOOST_FIXTURE_TEST_CASE(a_reader_that_hangs_takes_the_module_with_it_and_not_the_station, TwoKindsOfCards) {
    card::CardProfile profile = valueOf(card::readCardProfile(RAPOINT_SOURCE_DIR "/assets/cards/myeid.toml"));
    BOOST_TEST(profile.ownProcess);
    profile.timeLimit = std::chrono::seconds{3};
    const auto impatient = valueOf(card::Pkcs11CardWriter::open(profile));
    const auto card = insertFromStock(0);
    const std::string label = "RA hang";
    const Secret soPin = Secret::copyOf(bytesOf("76543210"));
    const Secret pin = Secret::copyOf(bytesOf("314159"));
    const std::string serial = valueOf(impatient->initialise(label, soPin)).serial;
    requireDone(impatient->setUserPin(serial, soPin, pin));
    std::promise<void> patience;
    readers.reader(0).doAt(20, [&] { patience.get_future().wait(); });
    const auto begun = std::chrono::steady_clock::now();
    const auto key = impatient->generateKey(serial, pin, KeyType::EcP256, "01", "holder");
    BOOST_TEST(!key);
    BOOST_TEST((std::chrono::steady_clock::now() - begun < std::chrono::seconds{20}));
    patience.set_value();
    readers.remove(0);
    readers.insert(0, card);
    BOOST_TEST(valueOf(impatient->find(label)).value().serial == serial);
    requireDone(impatient->eraseKey(serial, pin, "01"));
    requireDone(impatient->generateKey(serial, pin, KeyType::EcP256, "01", "holder"));
    BOOST_TEST(card->keyFiles() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
