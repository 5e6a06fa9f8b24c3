#include "station/app/envelope_batch.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

/// The station's printer; the program ends in the middle of envelope number `crashAt`, after the printer had it.
class CrashingPrinter final : public EnvelopePrinter {
public:
    CrashingPrinter(EnvelopePrinter& inner, int crashAt)
        : m_inner{inner}
        , m_crashAt{crashAt} {}

    Result<PrintedJob> print(const EnvelopeForm& form, const Secret& pin) override {
        pins.insert_or_assign(form.serial, pin.duplicate());
        auto job = m_inner.print(form, pin);
        if (++m_count == m_crashAt)
            throw std::runtime_error{"power is gone"};
        return job;
    }
    std::map<std::string, Secret> pins; ///< by the serial of the envelope

private:
    EnvelopePrinter& m_inner;
    int m_crashAt;
    int m_count = 0;
};

struct BatchFixture : DeskFixture {
    Result<app::EnvelopeTally> batch(ReplacedPorts replaced = {}) {
        faults.clear();
        Ports ports = replaced.in(station().ports());
        Engine engine{station().profiles(), ports, station().journal(), inspector()};
        return app::printWaitingEnvelopes(engine, station().journal(),
                                          [&](const CaseId&, const Result<std::string>& envelope) {
                                              if (!envelope)
                                                  faults.emplace_back(nameOfFault(envelope));
                                          });
    }
    /// A case with these facts, by the same people.
    void repeat(const std::vector<RecordedEvent>& facts, const CaseId& id) {
        Journal& journal = station().journal();
        const Instant now = station().ports().clock.now();
        requireDone(journal.open(id, facts[0].actor, {&facts[0].event, 1}, now));
        for (std::size_t next = 1; next < facts.size();) {
            std::vector<Event> alike;
            while (next + alike.size() < facts.size() && facts[next + alike.size()].actor == facts[next].actor)
                alike.push_back(ofThisCase(facts[next + alike.size()].event));
            requireDone(journal.append(id, next, facts[next].actor, alike, now));
            next += alike.size();
        }
    }
    /// Each case has begun a card of its own.
    Event ofThisCase(Event fact) {
        if (auto* const intended = std::get_if<CardIntended>(&fact))
            intended->stockNumber = valueOf(station().ports().stock.next(StockKind::Card, {}));
        return fact;
    }
    StockBalance stock() { return valueOf(station().ports().stock.balance(StockKind::Envelope)); }
    void requireBalanced(int issued, int spoiled) {
        const StockBalance now = stock();
        BOOST_TEST(now.issued == issued);
        BOOST_TEST(now.spoiled == spoiled);
        BOOST_TEST(now.taken == 0);
        BOOST_TEST(now.received == now.free + now.issued + now.spoiled);
    }
    /// Each case's card takes the PIN that is in its envelope.
    void requireRightPins(const std::vector<CaseId>& cases, const std::map<std::string, Secret>& pins) {
        for (const CaseId& id : cases) {
            const CaseState now = state(id);
            BOOST_TEST(nameOf(events(id).back().event) == "StepFinished");
            requireDone(station().ports().cards.verifyPin(now.card.serial, pins.at(now.envelope.serial)));
        }
    }

    std::vector<std::string> faults;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(envelope_batch_tests, BatchFixture)

BOOST_AUTO_TEST_CASE(a_batch_that_is_cut_off_goes_on_with_the_envelope_in_doubt_void) {
    std::vector<CaseId> cases;
    for (int i = 0; i < 3; ++i) {
        cases.push_back(begin());
        stopAt(cases.back(), "pin-way");
    }
    const CaseId other = begin();
    stopAt(other, "signature");
    const auto untouched = events(other).size();

    std::map<std::string, Secret> pins;
    {
        CrashingPrinter printer{station().ports().envelopePrinter, 2};
        BOOST_CHECK_THROW((void)batch({.envelopePrinter = &printer}), std::runtime_error);
        pins.merge(printer.pins);
    }
    BOOST_TEST(stock().taken == 1);
    openStation();
    CrashingPrinter printer{station().ports().envelopePrinter, 0};
    const auto tally = batch({.envelopePrinter = &printer});
    requireDone(tally);
    BOOST_TEST(tally->printed == 2);
    BOOST_TEST(tally->voided == 1);
    BOOST_TEST(tally->waiting == 0);
    pins.merge(printer.pins);
    BOOST_TEST(pins.size() == 4U);
    requireBalanced(3, 1);
    requireRightPins(cases, pins);
    BOOST_TEST(events(other).size() == untouched);

    const auto nothing = batch();
    requireDone(nothing);
    BOOST_TEST(nothing->printed == 0);
    for (const CaseId& id : cases)
        requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(two_hundred_envelopes_are_printed_across_a_crash_and_the_ledger_balances) {
    constexpr int kCases = 200;
    for (const auto& [kind, box] : {std::pair{StockKind::Envelope, "F20000001"}, {StockKind::Card, "D20000001"}})
        requireDone(station().ports().stock.receive(kind, valueOf(serialsFrom(box, kCases)), inspector().id,
                                                    station().ports().clock.now()));
    const CaseId first = begin();
    stopAt(first, "pin-way");
    // The other cases are as far as this one, with the same card: each replacement of a PIN reaches it.
    const auto recorded = events(first);
    std::vector<CaseId> cases{first};
    while (cases.size() < kCases) {
        cases.push_back(CaseId::make(station().ports().clock.now(), station().ports().random));
        repeat(recorded, cases.back());
    }
    {
        CrashingPrinter printer{station().ports().envelopePrinter, 77};
        BOOST_CHECK_THROW((void)batch({.envelopePrinter = &printer}), std::runtime_error);
    }
    openStation();
    const auto tally = batch();
    requireDone(tally);
    BOOST_TEST(tally->printed == kCases - 76);
    BOOST_TEST(tally->voided == 1);
    requireBalanced(kCases, 1);
}

BOOST_AUTO_TEST_CASE(a_printer_out_of_order_ends_the_batch_after_one_envelope) {
    std::vector<CaseId> cases{begin()};
    stopAt(cases[0], "pin-way");
    cases.push_back(begin());
    stopAt(cases[1], "pin-way");
    openStation({.envelopePrinter = "ipp://localhost:9/ipp/print"});
    BOOST_TEST(nameOfFault(batch()) == "envelope-void");
    BOOST_TEST(faults == std::vector<std::string>{"envelope-void"}, boost::test_tools::per_element());
    requireBalanced(0, 1);
    openStation();
    const auto tally = batch();
    requireDone(tally);
    BOOST_TEST(tally->printed == 2);
    requireBalanced(2, 1);
}

BOOST_AUTO_TEST_SUITE_END()
