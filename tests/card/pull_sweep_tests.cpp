// The card is pulled at the n-th command of a whole personalisation: after putting it back in and going on, the
// case is completed, on that card or on another one with that one void, and no key is on it that nobody knows of.
// RAPOINT_PULLS says how many of the first 400 commands, RAPOINT_PULL_SEED which, RAPOINT_PULL_FROM from which of
// them on, and RAPOINT_PULL_AT, if set, one command alone.
#include "tests/card/pcsc_fixture.h"
#include "tests/journeys/desk_fixture.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <numeric>
#include <random>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::PcscDesk;
using rapoint::test::requireDone;
using rapoint::test::SimulatedCard;
using rapoint::test::valueOf;
using Pull = rapoint::test::VirtualReader::Pull;

namespace {

constexpr std::size_t kCommands = 400;
/// Each case leaves a package and audit entries behind.
constexpr int kCasesOfOneStation = 20;
/// A case that is not done by then never is. On a busy machine, people have to be asked twice for a signature.
constexpr int kMaxResumptions = 5;

std::size_t numberFrom(const char* variable, std::size_t otherwise) {
    const char* const text = std::getenv(variable); // NOLINT(concurrency-mt-unsafe)
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

struct PlannedPull {
    std::size_t command = 0;
    Pull when = Pull::BeforeAnswer;
};

std::vector<PlannedPull> plan() {
    std::mt19937_64 random{numberFrom("RAPOINT_PULL_SEED", 1)};
    std::vector<std::size_t> commands(kCommands);
    std::iota(commands.begin(), commands.end(), 1);
    std::shuffle(commands.begin(), commands.end(), random);
    commands.resize(std::min(numberFrom("RAPOINT_PULLS", 3), kCommands));
    std::erase_if(commands, [from = numberFrom("RAPOINT_PULL_FROM", 1)](std::size_t one) { return one < from; });
    std::ranges::sort(commands);
    if (const std::size_t one = numberFrom("RAPOINT_PULL_AT", 0); one > 0)
        commands = {one};
    std::vector<PlannedPull> pulls;
    for (const std::size_t command : commands)
        pulls.push_back({command, random() % 2 == 0 ? Pull::BeforeAnswer : Pull::AfterAnswer});
    return pulls;
}

class PullSweep {
public:
    void onePull(const PlannedPull& pull) {
        if (m_casesHere++ % kCasesOfOneStation == 0) {
            m_desk.reset(); // two stations cannot be signed in to one token
            m_desk = std::make_unique<DeskFixture>();
        }
        m_first = newCard();
        m_last = m_first;
        const CaseId id = m_desk->begin();
        m_cards.reader(0).pullAt(pull.command, pull.when);
        m_pulled = false;
        Result<CaseProgress> progress = goOn(id);
        for (int i = 0; i < kMaxResumptions && !(progress && progress->finished); ++i) {
            if (!progress)
                giveCard(progress.error());
            progress = goOn(id);
        }
        BOOST_TEST(m_pulled);
        m_desk->requireClosed(id, progress, "completed");
        checkCards(progress->state.card);
    }

private:
    Result<CaseProgress> goOn(const CaseId& id) {
        auto person = m_desk->people(id);
        Result<CaseProgress> progress = m_desk->advance(id, person, {.cards = &m_cards.writer()});
        if (progress && !progress->finished && person.fault())
            return tl::make_unexpected(*person.fault());
        return progress;
    }

    /// The card back into the reader, or a blank one where the case has done with it.
    void giveCard(const Fault& fault) {
        BOOST_TEST_MESSAGE("  " << explain(fault));
        if (!m_cards.reader(0).hasCard()) {
            m_pulled = true;
            m_cards.insert(0, m_last);
        } else if (fault.code == FaultCode::CardNotFound || fault.code == FaultCode::NotInStock) {
            m_last = newCard();
        }
    }

    /// A blank one out of the stock, into the reader.
    std::shared_ptr<SimulatedCard> newCard() {
        const Ports& ports = m_desk->station().ports();
        requireDone(ports.stock.receive(StockKind::Card, {m_cards.nextSerial()}, m_desk->inspector().id,
                                        ports.clock.now()));
        return m_cards.insertBlank(0);
    }

    void checkCards(const CardState& card) const {
        BOOST_TEST(card.voided.empty() == (m_first == m_last));
        BOOST_TEST(m_last->activated());
        BOOST_TEST(m_last->keyFiles() == 1U);
        if (m_first != m_last)
            BOOST_TEST(m_first->keyFiles() == 0U);
    }

    PcscDesk m_cards;
    std::unique_ptr<DeskFixture> m_desk;
    std::shared_ptr<SimulatedCard> m_first; ///< the one that was pulled
    std::shared_ptr<SimulatedCard> m_last;
    int m_casesHere = 0;
    bool m_pulled = false;
};

} // namespace

BOOST_AUTO_TEST_SUITE(pull_sweep_tests, *boost::unit_test::precondition(rapoint::test::SkippedWithoutPcsc{}))

BOOST_AUTO_TEST_CASE(a_card_pulled_anywhere_ends_complete_or_void) {
    PullSweep sweep;
    for (const PlannedPull& pull : plan()) {
        const std::string moment = pull.when == Pull::BeforeAnswer ? "before" : "after";
        BOOST_TEST_CONTEXT("pulled " << moment << " the answer to command " << pull.command) {
            BOOST_TEST_MESSAGE("pulled " << moment << " the answer to command " << pull.command);
            sweep.onePull(pull);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
