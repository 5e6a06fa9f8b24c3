#include "tests/journeys/pin_links.h"
#include "tests/printing/pdf_probe.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

using Why = sync::ReleaseRefused::Why;

/// A visit whose applicant has an e-mail address and gets the transport PIN on-line after an identity check.
struct OnlinePinFixture : DeskFixture {
    DeskPeople onlinePeople() {
        auto person = people(id);
        person.on("pin-way", Answer{WayChosen{"online-after-identity-check"}});
        return person;
    }
    sync::ReleaseAnswer ask(const std::string& typed) const {
        return valueOf(askForPin(id, Secret::copyOf(bytesOf(typed))));
    }

    CaseId id = begin();
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(online_pin_tests, OnlinePinFixture)

BOOST_AUTO_TEST_CASE(the_holder_is_told_the_transport_pin_after_saying_who_it_is_for) {
    auto person = onlinePeople();
    const auto progress = advance(id, person);
    requireClosed(id, progress, "completed");
    const CaseState& end = progress->state;
    BOOST_TEST(end.envelope.serial.empty());
    BOOST_TEST(end.last<HandedOver>()->envelopeSerial.empty());
    BOOST_TEST(valueOf(station().ports().stock.balance(StockKind::Envelope)).issued == 0);

    const Applicant& holder = end.confirmed->applicant;
    const auto refused = ask("XX" + holder.documentNumber + " " + holder.birthDate);
    BOOST_TEST(nameOf(std::get<sync::ReleaseRefused>(refused).why) == nameOf(Why::WrongCode));
    const auto told = ask(holder.documentNumber + " " + holder.birthDate);
    BOOST_REQUIRE(std::holds_alternative<sync::ReleasedPins>(told));
    const auto& pins = std::get<sync::ReleasedPins>(told);
    BOOST_TEST(pins.cardSerial == end.card.serial);
    BOOST_TEST(pins.puk.empty());
    requireDone(station().ports().cards.verifyPin(end.card.serial, pins.pin));
    const auto again = ask(holder.documentNumber + " " + holder.birthDate);
    BOOST_TEST(nameOf(std::get<sync::ReleaseRefused>(again).why) == nameOf(Why::Released));
}

BOOST_AUTO_TEST_CASE(the_receipt_names_no_envelope_where_there_is_none) {
    auto person = onlinePeople();
    person.silentAt("hand-over");
    requireDone(advance(id, person));
    const CaseState now = state(id);
    const Bytes receipt = valueOf(station().ports().evidence.get(id, now.receipt.value().receipt));
    const std::string words = textOfPdf(receipt);
    BOOST_TEST(words.find(now.card.serial) != std::string::npos, words);
    BOOST_TEST(words.find("–") != std::string::npos, words);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_refused_visit_releases_no_pin) {
    auto person = onlinePeople();
    person.silentAt("hand-over");
    requireDone(advance(id, person));
    BOOST_TEST(!state(id).card.pinRelease.empty());
    requireRefused(id, "applicant-withdrew");
    BOOST_TEST(pinLinkOf(id).empty());
}

BOOST_AUTO_TEST_SUITE_END()
