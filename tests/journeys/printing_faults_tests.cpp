#include "tests/journeys/desk_fixture.h"
#include "tests/journeys/reading_envelope_printer.h"
#include "tests/support/misbehaving_ipp_server.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

struct PrintingFixture : DeskFixture {
    /// The contract printer behaves so once; then the sound one is back.
    void failsAtContract(Misbehaviour misbehaviour, FaultCode code) {
        const MisbehavingIppServer printer{misbehaviour};
        openStation({.printer = printer.uri()});
        const CaseId id = begin();
        auto person = people(id);
        const Fault fault = requireFault(id, advance(id, person), code);
        BOOST_CHECK(rowOf(fault.code).remedy == Remedy::FixDevice);
        BOOST_CHECK(rowOf(fault.code).exitStatus == ExitStatus::Device);
        // The contract is laid out and kept; that it was printed is not said.
        BOOST_TEST(nameOf(events(id).back().event) == "ContractRendered");
        openStation();
        requireCompleted(id);
    }

    /// The envelope printer behaves so once. The envelope is void, and so is the PIN that may be on it.
    void failsAtEnvelope(Misbehaviour misbehaviour, const std::string& cause) {
        const MisbehavingIppServer printer{misbehaviour};
        openStation({.envelopePrinter = printer.uri()});
        const CaseId id = begin();
        ReadingEnvelopePrinter first{station().ports().envelopePrinter};
        auto person = people(id);
        const Fault fault =
            requireFault(id, advance(id, person, {.envelopePrinter = &first}), FaultCode::EnvelopeVoid);
        BOOST_CHECK(rowOf(fault.code).remedy == Remedy::Retry);
        BOOST_TEST(fault.detail.find(first.serial) != std::string::npos);
        const auto kept = events(id);
        const auto* const voided = std::get_if<EnvelopeVoided>(&kept.back().event);
        BOOST_REQUIRE(voided);
        BOOST_TEST(voided->envelopeSerial == first.serial);
        BOOST_TEST(voided->reason == cause);

        openStation();
        ReadingEnvelopePrinter second{station().ports().envelopePrinter};
        auto again = people(id);
        again.silentAt("hand-over");
        const CaseProgress progress = valueOf(advance(id, again, {.envelopePrinter = &second}));
        BOOST_TEST(second.serial != first.serial);
        BOOST_TEST(progress.state.envelope.serial == second.serial);
        BOOST_TEST(!second.seen.equals(first.seen));
        const StockBalance stock = valueOf(station().ports().stock.balance(StockKind::Envelope));
        BOOST_TEST(stock.spoiled == 1);
        BOOST_TEST(stock.issued == 1);
        BOOST_TEST(stock.taken == 0);
        CardWriter& cards = station().ports().cards;
        const std::string serial = progress.state.card.serial;
        BOOST_TEST(nameOfFault(cards.verifyPin(serial, first.seen)) == "pin-wrong");
        requireDone(cards.verifyPin(serial, second.seen));
        requireCompleted(id);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(printing_faults_tests, PrintingFixture)

BOOST_AUTO_TEST_CASE(a_contract_printer_that_refuses) {
    failsAtContract(Misbehaviour::RefuseJob, FaultCode::PrinterRefused);
}

BOOST_AUTO_TEST_CASE(a_contract_printer_that_jams) {
    failsAtContract(Misbehaviour::AbortJob, FaultCode::PrinterJammed);
}

BOOST_AUTO_TEST_CASE(a_contract_printer_whose_line_drops_half_way) {
    failsAtContract(Misbehaviour::LoseDocumentAnswer, FaultCode::PrinterInterrupted);
}

BOOST_AUTO_TEST_CASE(a_contract_printer_that_is_switched_off) {
    openStation({.printer = "ipp://localhost:9/ipp/print"});
    const CaseId id = begin();
    auto person = people(id);
    requireFault(id, advance(id, person), FaultCode::PrinterNotFound);
    openStation();
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_jam_in_the_envelope_makes_it_and_its_pin_void) {
    failsAtEnvelope(Misbehaviour::AbortJob, "printer-jammed");
}

BOOST_AUTO_TEST_CASE(a_line_that_drops_in_the_envelope_makes_it_and_its_pin_void) {
    failsAtEnvelope(Misbehaviour::LoseDocumentAnswer, "printer-interrupted");
}

BOOST_AUTO_TEST_CASE(an_envelope_printer_that_refuses_costs_the_envelope_that_was_begun) {
    failsAtEnvelope(Misbehaviour::RefuseJob, "printer-refused");
}

BOOST_AUTO_TEST_CASE(a_case_at_a_dead_envelope_printer_can_be_ended) {
    openStation({.envelopePrinter = "ipp://localhost:9/ipp/print"});
    const CaseId id = begin();
    for (int tries = 0; tries < 2; ++tries) {
        auto person = people(id);
        requireFault(id, advance(id, person), FaultCode::EnvelopeVoid);
    }
    requireRefused(id, "printer-broken");
    const auto names = audited(id);
    BOOST_TEST(std::ranges::count(names, "CardVoided") == 1);
    BOOST_TEST(std::ranges::count(names, "EnvelopePrinted") == 0);
    BOOST_TEST(std::ranges::count(names, "CertificateRequested") == 0);
    const StockBalance stock = valueOf(station().ports().stock.balance(StockKind::Envelope));
    BOOST_TEST(stock.spoiled == std::ranges::count(names, "EnvelopeIntended"));
    BOOST_TEST(stock.issued == 0);
    BOOST_TEST(stock.taken == 0);
}

BOOST_AUTO_TEST_CASE(without_envelopes_the_case_waits_for_a_new_box) {
    Ports& ports = station().ports();
    const CaseId other = begin();
    while (valueOf(ports.stock.balance(StockKind::Envelope)).free > 0) {
        const Event spoilt =
            EnvelopeVoided{valueOf(ports.stock.next(StockKind::Envelope, {})), "damaged-in-the-box"};
        requireDone(station().journal().append(other, events(other).size(), inspector().id, {&spoilt, 1},
                                               ports.clock.now()));
    }
    const CaseId id = begin();
    auto person = people(id);
    requireFault(id, advance(id, person), FaultCode::StockEmpty);
    requireDone(ports.stock.receive(StockKind::Envelope, valueOf(serialsFrom("F20000001", 5)), inspector().id,
                                    ports.clock.now()));
    BOOST_TEST(stopAt(id, "hand-over").envelope.serial == "F20000001");
    requireCompleted(id);
}

BOOST_AUTO_TEST_SUITE_END()
