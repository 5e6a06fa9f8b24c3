#include "tests/journeys/card_troubles.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::valueOf;

namespace fs = std::filesystem;

namespace {

/// The power fails while a card is made; the station is started again and finds a card that is half done.
struct InterruptedFixture : DeskFixture {
    /// The station dies right after the card has done this.
    void dieAfter(const CaseId& id, const std::string& call) {
        TroubledCards cards{station().ports().cards};
        cards.on(call, {FaultCode::CardRemoved, "the power failed"}, Moment::After);
        auto person = people(id);
        requireFault(id, advance(id, person, {.cards = &cards}), FaultCode::CardRemoved);
        closeStation();
    }

    /// The files of the token's objects, apart from the token's own.
    static std::vector<fs::path> objectsOf(const fs::path& token) {
        std::vector<fs::path> objects;
        for (const auto& entry : fs::directory_iterator{token})
            if (entry.path().extension() == ".object" && entry.path().filename() != "token.object")
                objects.push_back(entry.path());
        std::ranges::sort(objects);
        return objects;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(interrupted_personalisation_tests, InterruptedFixture)

BOOST_AUTO_TEST_CASE(a_card_that_was_cut_off_before_it_had_its_so_pin_is_voided_and_another_one_taken) {
    for (const FaultCode closed : {FaultCode::PinLocked, FaultCode::PinWrong}) {
        const CaseId id = begin();
        dieAfter(id, "initialise");
        openStation();
        BOOST_TEST(nameOf(events(id).back().event) == "CardIntended");
        const auto half = valueOf(station().ports().cards.find(state(id).card.label));
        BOOST_REQUIRE(half);
        // The label was written, the SO PIN not: nothing opens the card any more.
        TroubledCards cards{station().ports().cards};
        cards.on("setUserPin", {closed, {}});
        auto person = people(id);
        person.silentAt("hand-over");
        const CaseProgress progress = valueOf(advance(id, person, {.cards = &cards}));
        BOOST_TEST(progress.state.card.voided == std::vector<std::string>{half->serial},
                   boost::test_tools::per_element());
        BOOST_TEST(progress.state.card.serial != half->serial);
        BOOST_TEST(cards.calls("initialise") == 1);
        requireCompleted(id);
        const auto names = audited(id);
        BOOST_TEST(std::ranges::count(names, "CardVoided") == 1);
        BOOST_TEST(std::ranges::count(names, "CardIntended") == 2);
        BOOST_TEST(std::ranges::count(names, "CardInitialised") == 1);
    }
}

BOOST_AUTO_TEST_CASE(a_card_that_was_whole_when_the_power_failed_is_gone_on_with) {
    const CaseId id = begin();
    dieAfter(id, "initialise");
    openStation();
    TroubledCards watched{station().ports().cards};
    auto person = people(id);
    person.silentAt("hand-over");
    const CaseProgress progress = valueOf(advance(id, person, {.cards = &watched}));
    BOOST_TEST(watched.calls("initialise") == 0);
    BOOST_TEST(progress.state.card.voided.empty());
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(half_a_key_pair_is_taken_off_the_card_and_a_whole_one_made) {
    for (const std::size_t lost : {0U, 1U}) {
        const CaseId id = begin();
        dieAfter(id, "generateKey");
        openStation();
        BOOST_TEST(nameOf(events(id).back().event) == "KeyIntended");
        const std::string serial = state(id).card.serial;
        closeStation();
        const auto pair = objectsOf(tokenDirectory(serial));
        BOOST_REQUIRE(pair.size() == 2);
        fs::remove(pair.at(lost));
        openStation();
        TroubledCards watched{station().ports().cards};
        auto person = people(id);
        person.silentAt("hand-over");
        const CaseProgress progress = valueOf(advance(id, person, {.cards = &watched}));
        BOOST_TEST(watched.calls("eraseKey") == 1);
        BOOST_TEST(watched.calls("generateKey") == 1);
        BOOST_TEST(progress.state.card.serial == serial);
        BOOST_TEST(progress.state.card.keyProved);
        BOOST_TEST(objectsOf(tokenDirectory(serial)).size() == 2U);
        requireCompleted(id);
        BOOST_TEST(std::ranges::count(audited(id), "KeyGenerated") == 1);
    }
}

BOOST_AUTO_TEST_SUITE_END()
