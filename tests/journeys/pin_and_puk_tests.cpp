#include "tests/journeys/certsign_fixture.h"
#include "tests/support/misbehaving_ipp_server.h"
#include "tests/support/results.h"

#include "station/base/file_bytes.h"
#include "station/steps/transport_pin.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

constexpr std::size_t kPinDigits = 8;
constexpr std::size_t kPukDigits = 14;

struct Printed {
    Secret pin;
    Secret puk;
};

/// What is on the envelope: "PIN 12345678  PUK 12345678901234".
Printed printedOn(const Secret& text) {
    BOOST_REQUIRE_EQUAL(text.size(), 4 + kPinDigits + 6 + kPukDigits);
    const std::string_view seen = textOf(text.bytes());
    BOOST_TEST((seen.starts_with("PIN ") && seen.substr(4 + kPinDigits, 6) == "  PUK "));
    return {Secret::copyOf(text.bytes().subspan(4, kPinDigits)), Secret::copyOf(text.bytes().last(kPukDigits))};
}

struct EnvelopeFixture : CertsignFixture {
    EnvelopeFixture()
        : CertsignFixture{"envelope"} {}
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(pin_and_puk_tests, EnvelopeFixture)

BOOST_AUTO_TEST_CASE(the_envelope_has_a_pin_that_opens_the_card_and_a_puk_that_unblocks_it) {
    const CaseId id = begin();
    ReadingEnvelopePrinter envelopes{station().ports().envelopePrinter};
    requireDelivered(id, envelopes);
    const auto names = audited(id);
    BOOST_TEST(std::ranges::count(names, "PukProved") == 1);
    BOOST_TEST(std::ranges::count(names, "CardLeftInactive") == 0);
    const Printed printed = printedOn(envelopes.seen);
    requireOpens(envelopes.cardSerial, printed.pin, printed.puk);
    CardWriter& cards = station().ports().cards;
    BOOST_TEST(nameOfFault(cards.verifyPin(envelopes.cardSerial, printed.pin)) == "pin-wrong");
}

BOOST_AUTO_TEST_CASE(after_a_void_envelope_the_card_has_another_pin_and_another_puk) {
    const CaseId id = begin();
    const MisbehavingIppServer broken{Misbehaviour::LoseDocumentAnswer};
    openStation({.envelopePrinter = broken.uri()});
    ReadingEnvelopePrinter first{station().ports().envelopePrinter};
    BOOST_TEST(nameOfFault(visit(id, first)) == "envelope-void");
    const Printed seen = printedOn(first.seen);
    openStation();
    ReadingEnvelopePrinter second{station().ports().envelopePrinter};
    requireDelivered(id, second);
    const Printed good = printedOn(second.seen);
    BOOST_TEST(!good.pin.equals(seen.pin));
    BOOST_TEST(!good.puk.equals(seen.puk));
    CardWriter& cards = station().ports().cards;
    requireDone(cards.verifyPin(second.cardSerial, good.pin));
    BOOST_TEST(nameOfFault(cards.unblockPin(second.cardSerial, seen.puk, seen.pin)) == "pin-wrong");
    requireDone(cards.unblockPin(second.cardSerial, good.puk, good.pin));
}

BOOST_AUTO_TEST_CASE(a_crash_between_the_new_puk_and_its_record_is_found_on_the_card) {
    const CaseId id = begin();
    const MisbehavingIppServer broken{Misbehaviour::AbortJob};
    openStation({.envelopePrinter = broken.uri()});
    ReadingEnvelopePrinter first{station().ports().envelopePrinter};
    BOOST_TEST(nameOfFault(visit(id, first)) == "envelope-void");
    // The intent as the engine records it, and the effect that was not recorded any more.
    StationKey& key = station().ports().stationKey;
    const Secret pin = Secret::copyOf(bytesOf("10203040"));
    const Secret puk = Secret::copyOf(bytesOf("10203040506070"));
    const Event intended = PinReplacementIntended{valueOf(sealPin(pin, key)), valueOf(sealPin(puk, key))};
    requireDone(station().journal().append(id, events(id).size(), inspector().id, {&intended, 1},
                                           station().ports().clock.now()));
    requireDone(station().ports().cards.changeUnblocker(first.cardSerial, printedOn(first.seen).puk, puk));
    openStation();
    ReadingEnvelopePrinter second{station().ports().envelopePrinter};
    requireDelivered(id, second);
    BOOST_TEST(printedOn(second.seen).puk.equals(puk));
    requireDone(station().ports().cards.unblockPin(first.cardSerial, puk, pin));
}

BOOST_AUTO_TEST_CASE(no_puk_and_no_pin_leave_the_station_in_the_package) {
    const CaseId id = begin();
    ReadingEnvelopePrinter envelopes{station().ports().envelopePrinter};
    requireDelivered(id, envelopes);
    const Printed printed = printedOn(envelopes.seen);
    for (const std::string& file : openedAtCentral(id)) {
        const Bytes content = valueOf(rapoint::readFile(work() / "opened" / file, 64U << 20));
        for (const Secret* const secret : {&printed.pin, &printed.puk})
            BOOST_TEST(std::ranges::search(content, secret->bytes()).empty(), file);
        BOOST_TEST(textOf(content).find("sealedPuk") == std::string_view::npos, file);
    }
}

BOOST_AUTO_TEST_SUITE_END()
