#include "station/base/file_bytes.h"
#include "tests/journeys/certsign_fixture.h"
#include "tests/journeys/pin_links.h"
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

namespace fs = std::filesystem;
using Why = sync::ReleaseRefused::Why;

struct ReleaseFixture : CertsignFixture {
    ReleaseFixture()
        : CertsignFixture{"electronic-code"} {}

    static void requireRefusal(const CaseId& id, const Secret& code, Why why, int triesLeft) {
        const auto answer = valueOf(askForPin(id, code));
        const auto* const refused = std::get_if<sync::ReleaseRefused>(&answer);
        BOOST_REQUIRE(refused);
        BOOST_TEST(nameOf(refused->why) == nameOf(why));
        BOOST_TEST(refused->triesLeft == triesLeft);
    }
};

bool isInAFile(const fs::path& directory, const Secret& secret) {
    for (const auto& entry : fs::recursive_directory_iterator{directory}) {
        if (!entry.is_regular_file())
            continue;
        const auto content = rapoint::readFile(entry.path(), 64U << 20);
        if (content && !std::ranges::search(*content, secret.bytes()).empty())
            return true;
    }
    return false;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(pin_release_tests, ReleaseFixture)

BOOST_AUTO_TEST_CASE(link_and_code_give_once_the_pin_that_opens_the_card_and_the_puk_that_unblocks_it) {
    const CaseId id = begin();
    ReadingEnvelopePrinter letters{station().ports().envelopePrinter};
    requireDelivered(id, letters);
    BOOST_TEST(letters.sheet == "kit-letter");
    BOOST_TEST(letters.seen.size() == 14U);
    BOOST_TEST(pinLinkOf(id).at("state") == "open");
    BOOST_TEST(pinLinkOf(id).at("triesLeft") == 3);

    auto answer = valueOf(askForPin(id, letters.seen));
    auto* const told = std::get_if<sync::ReleasedPins>(&answer);
    BOOST_REQUIRE(told);
    BOOST_TEST(told->cardSerial == letters.cardSerial);
    requireOpens(told->cardSerial, told->pin, told->puk);

    BOOST_TEST(pinLinkOf(id).at("state") == "released");
    requireRefusal(id, letters.seen, Why::Released, 0);
    // Neither the station nor the central has kept any of it in the clear.
    for (const Secret* const secret : {&letters.seen, &told->pin, &told->puk}) {
        BOOST_TEST(!isInAFile(work() / "station", *secret));
        BOOST_TEST(!isInAFile(centralDirectory(), *secret));
    }
    openedAtCentral(id);
    for (const Secret* const secret : {&letters.seen, &told->pin, &told->puk})
        BOOST_TEST(!isInAFile(work() / "opened", *secret));
}

BOOST_AUTO_TEST_CASE(three_wrong_codes_lock_it_for_ever) {
    const CaseId id = begin();
    ReadingEnvelopePrinter letters{station().ports().envelopePrinter};
    requireDelivered(id, letters);
    requireRefusal(id, Secret::copyOf(bytesOf("no code")), Why::NoCode, 0);
    const Secret wrong = Secret::copyOf(bytesOf("2222-2222-2222"));
    requireRefusal(id, wrong, Why::WrongCode, 2);
    requireRefusal(id, wrong, Why::WrongCode, 1);
    requireRefusal(id, wrong, Why::Locked, 0);
    requireRefusal(id, letters.seen, Why::Locked, 0);
    BOOST_TEST(pinLinkOf(id).at("state") == "locked");
}

BOOST_AUTO_TEST_CASE(the_code_of_a_void_letter_opens_nothing_and_the_pin_stays) {
    const CaseId id = begin();
    const MisbehavingIppServer broken{Misbehaviour::LoseDocumentAnswer};
    openStation({.envelopePrinter = broken.uri()});
    ReadingEnvelopePrinter first{station().ports().envelopePrinter};
    BOOST_TEST(nameOfFault(visit(id, first)) == "envelope-void");
    openStation();
    ReadingEnvelopePrinter second{station().ports().envelopePrinter};
    requireDelivered(id, second);
    BOOST_TEST(!first.seen.equals(second.seen));
    const auto names = audited(id);
    BOOST_TEST(std::ranges::count(names, "PinReplacementIntended") == 0);
    BOOST_TEST(std::ranges::count(names, "PinReleaseSealed") == 1);
    requireRefusal(id, first.seen, Why::WrongCode, 2);
    BOOST_TEST((std::holds_alternative<sync::ReleasedPins>(valueOf(askForPin(id, second.seen)))));
}

BOOST_AUTO_TEST_CASE(a_refused_case_releases_no_pin) {
    const CaseId id = begin();
    const MisbehavingIppServer broken{Misbehaviour::RefuseJob};
    openStation({.envelopePrinter = broken.uri()});
    BOOST_TEST(nameOfFault(visit(id, station().ports().envelopePrinter)) == "envelope-void");
    openStation();
    // Another session: who approved has to sign in again for the package.
    ReadingEnvelopePrinter letters{station().ports().envelopePrinter};
    const CaseProgress waiting = valueOf(visit(id, letters, "co-signature"));
    BOOST_REQUIRE(waiting.question);
    BOOST_TEST(!state(id).card.pinRelease.empty());
    app::Script refusing = script();
    refusing.refusal = "applicant-withdrew";
    auto person = people(id, refusing);
    Profiles profiles{m_profile};
    Engine engine{profiles, station().ports(), station().journal(), inspector()};
    const CaseProgress over = valueOf(engine.advance(id, person));
    BOOST_REQUIRE(over.finished);
    BOOST_TEST(over.finished->outcome == "refused");
    BOOST_TEST(pinLinkOf(id).empty());
}

BOOST_AUTO_TEST_CASE(without_an_address_for_the_link_the_case_stops_before_a_letter_is_taken) {
    const CaseId id = begin();
    ReadingEnvelopePrinter letters{station().ports().envelopePrinter};
    BOOST_REQUIRE(valueOf(visit(id, letters, "confirm-data")).question);
    const Event corrected = DataCorrected{.field = "email",
                                          .oldValue = state(id).applicant->email,
                                          .newValue = "",
                                          .reason = "the applicant has none"};
    requireDone(station().journal().append(id, events(id).size(), inspector().id, {&corrected, 1},
                                           station().ports().clock.now()));
    const auto stopped = visit(id, letters);
    BOOST_TEST(nameOfFault(stopped) == "input-invalid");
    BOOST_TEST(state(id).envelope.serial.empty());
}

BOOST_AUTO_TEST_SUITE_END()
