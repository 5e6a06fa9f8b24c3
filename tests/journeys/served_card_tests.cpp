// Nobody uses or resets a holder's card unseen: what staff do with the station's own secrets for it.
#include "station/app/wiring/holder_card.h"
#include "station/base/digest.h"
#include "station/base/file_bytes.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/public_key.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/support/software_keys.h"
#include "tests/support/terminal_run.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::runOnTerminal;
using rapoint::test::SoftwareSigningKey;
using rapoint::test::TerminalRun;
using rapoint::test::valueOf;
using rapoint::work::CardService;
using rapoint::work::CardServiceOrder;

namespace {

constexpr const char* kReason = "the chip was blocked at the counter";

/// An open case whose card has its key and its PIN, but not yet its holder.
struct ServedCardFixture : DeskFixture {
    ServedCardFixture()
        : id{begin()}
        , serial{stopAt(id, "pin-way").card.serial} {}

    TerminalRun unblock(const std::vector<std::string>& options) {
        std::vector<std::string> words{
            RAPOINT_BINARY_DIR "/bin/rapoint", "card", "unblock", "--work", work().string(), serial};
        words.insert(words.end(), options.begin(), options.end());
        closeStation();
        TerminalRun run = runOnTerminal(
            words, {{"day of birth", "1972-03-30"}, {"New PIN:", "80419275"}, {"New PIN again:", "80419275"}});
        openStation();
        return run;
    }
    CardServiceOrder order(CardService service, const std::string& reason) const {
        return {.service = service, .serial = serial, .unblockerOf = id, .reason = reason};
    }
    /// Serves with this second officer; says whether the work was begun.
    Result<> serve(const CardServiceOrder& order, const OfficerSignIn& second) {
        touched = false;
        return work::serveCard(station().workbench(), order, second, [&](const Secret*) -> Result<> {
            touched = true;
            return {};
        });
    }
    std::vector<std::string> kindsSince(std::size_t length) {
        std::vector<std::string> kinds;
        for (const RecordedEvent& event : events(id))
            if (event.number > length)
                kinds.emplace_back(nameOf(event.event));
        return kinds;
    }

    CaseId id;
    std::string serial;
    bool touched = false;
};

const std::vector<std::string> kServed{"CardServiceIntended", "CardServed"};

} // namespace

BOOST_FIXTURE_TEST_SUITE(served_card_tests, ServedCardFixture)

BOOST_AUTO_TEST_CASE(attack_b_a_living_card_is_not_unblocked_without_a_reason) {
    const std::size_t before = events(id).size();
    const TerminalRun run = unblock({"--case", id.text()});
    BOOST_TEST(run.exitStatus == 2, run.screen);
    BOOST_TEST(run.screen.find("input-missing") != std::string::npos, run.screen);
    BOOST_TEST(nameOfFault(station().ports().cards.verifyPin(serial, Secret::copyOf(bytesOf("80419275")))) ==
               "pin-wrong");
    BOOST_TEST(kindsSince(before).empty());
}

BOOST_AUTO_TEST_CASE(attack_b_who_unblocked_a_living_card_is_in_the_case_and_reaches_the_central) {
    const std::size_t before = events(id).size();
    const TerminalRun run = unblock({"--case", id.text(), "--reason", kReason});
    BOOST_REQUIRE_MESSAGE(run.exitStatus == 0, run.screen);
    BOOST_TEST(kindsSince(before) == kServed, boost::test_tools::per_element());
    const RecordedEvent fact = events(id).at(before);
    BOOST_TEST(fact.actor == "inspector-7");
    const auto& intended = std::get<CardServiceIntended>(fact.event);
    BOOST_TEST(intended.cardSerial == serial);
    BOOST_TEST(intended.service == "unblock");
    BOOST_TEST(intended.withUnblocker);
    BOOST_TEST(intended.reason == kReason);
    BOOST_TEST(intended.secondOfficer == "approver-3");
    const auto names = audited(id);
    BOOST_TEST((std::ranges::find(names, "CardServiceIntended") != names.end()));
    // The second officer's signature is over this card, this service and this reason.
    const Bytes certificate = valueOf(fromBase64(intended.secondCertificate));
    const EvpPkey key = valueOf(publicKeyOfCertificate(certificate));
    const Bytes signature = valueOf(fromBase64(intended.secondSignature));
    const auto statement = [&](const std::string& reason) {
        return Digest::of(bytesOf("rapoint card service\n" + id.text() + "\n" + serial + "\nunblock\n" + reason));
    };
    BOOST_TEST(signatureHolds(*key, statement(kReason).bytes(), signature));
    BOOST_TEST(!signatureHolds(*key, statement("another").bytes(), signature));
}

BOOST_AUTO_TEST_CASE(two_officers_are_two_keys_and_neither_touches_the_card_alone) {
    const std::size_t before = events(id).size();
    const CardServiceOrder unblocking = order(CardService::Unblock, kReason);
    const Officer first = inspector();
    // The same person, and the same key under another name.
    BOOST_TEST(nameOfFault(serve(unblocking, [&] { return first; })) == "approver-is-creator");
    BOOST_TEST(nameOfFault(serve(unblocking, [&] {
                   return Officer{"approver-3", first.key};
               })) == "approver-is-creator");
    const auto nobody = [] { return failure(FaultCode::CardNotFound, "the approver's card"); };
    BOOST_TEST(nameOfFault(serve(unblocking, nobody)) == "card-not-found");
    // A card that shows the approver's certificate and signs with another key.
    struct Borrowed final : SigningKey {
        SoftwareSigningKey own{"approver-3"};
        Bytes shown;
        const Bytes& certificate() const override { return shown; }
        Result<Bytes> sign(const Digest& digest) override { return own.sign(digest); }
    };
    const auto borrowed = std::make_shared<Borrowed>();
    borrowed->shown = valueOf(station().signInApprover()).key->certificate();
    BOOST_TEST(nameOfFault(serve(unblocking, [&] {
                   return Officer{"approver-3", borrowed};
               })) == "card-key-mismatch");
    BOOST_TEST(!touched);
    BOOST_TEST(kindsSince(before).empty());
}

BOOST_AUTO_TEST_CASE(every_service_with_the_sealed_secret_needs_the_second_officer) {
    int asked = 0;
    const auto refusing = [&]() -> Result<Officer> {
        ++asked;
        return failure(FaultCode::PinWrong);
    };
    for (const CardService service : {CardService::Unblock, CardService::ReplacePuk, CardService::Erase}) {
        BOOST_TEST(nameOfFault(serve(order(service, {}), refusing)) == "input-missing");
        BOOST_TEST(nameOfFault(serve(order(service, kReason), refusing)) == "pin-wrong");
        BOOST_TEST(!touched);
    }
    BOOST_TEST(asked == 3);
    BOOST_TEST(nameOfFault(serve(order(CardService::Erase, std::string(201, 'x')), refusing)) == "input-invalid");
}

BOOST_AUTO_TEST_CASE(a_void_card_is_erased_by_the_inspector_alone_and_that_is_a_fact) {
    requireDone(station().journal().append(id, events(id).size(), "inspector-7",
                                           std::vector<Event>{CardVoided{serial, "chip-dead"}},
                                           station().ports().clock.now()));
    const std::size_t before = events(id).size();
    const auto nobody = [] { return failure(FaultCode::CardNotFound, "the approver's card"); };
    requireDone(serve(order(CardService::Erase, {}), nobody));
    BOOST_TEST(touched);
    BOOST_TEST(kindsSince(before) == kServed, boost::test_tools::per_element());
    BOOST_TEST(std::get<CardServiceIntended>(events(id).at(before).event).secondOfficer.empty());
}

BOOST_AUTO_TEST_CASE(the_secret_of_one_case_opens_no_card_of_another) {
    const CaseId other = begin();
    CardServiceOrder foreign = order(CardService::Unblock, kReason);
    foreign.unblockerOf = other;
    const auto second = [this] { return station().signInApprover(); };
    BOOST_TEST(nameOfFault(serve(foreign, second)) == "card-of-another-case");
    BOOST_TEST(!touched);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_recorded_is_not_done) {
    // Somebody else goes on with the case while the second officer signs in: the fact does not fit it any more.
    const auto meanwhile = [this]() -> Result<Officer> {
        const Event fact = Deferred{"another session"};
        requireDone(station().journal().append(id, events(id).size(), "inspector-7", {&fact, 1},
                                               station().ports().clock.now()));
        return station().signInApprover();
    };
    const std::size_t before = events(id).size();
    BOOST_TEST(nameOfFault(serve(order(CardService::Unblock, kReason), meanwhile)) == "journal-conflict");
    BOOST_TEST(!touched);
    BOOST_TEST(kindsSince(before) == std::vector<std::string>{"Deferred"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_services_of_a_holder_are_recorded_whoever_types_the_secret) {
    const std::size_t before = events(id).size();
    const auto pinWrong = [](const Secret* sealed) -> Result<> {
        BOOST_TEST(sealed == nullptr);
        return failure(FaultCode::PinWrong);
    };
    for (const CardService service : {CardService::Activate, CardService::ChangePin, CardService::Install,
                                      CardService::Renew, CardService::Sign})
        BOOST_TEST(nameOfFault(app::serveCard(station(), {.service = service, .serial = serial}, pinWrong)) ==
                   "pin-wrong");
    std::vector<std::string> said;
    for (const RecordedEvent& event : events(id))
        if (event.number > before)
            if (const auto* served = std::get_if<CardServed>(&event.event))
                said.push_back(served->service + ": " + served->outcome);
    const std::vector<std::string> expected{"activate: pin-wrong", "change-pin: pin-wrong", "install: pin-wrong",
                                            "renew: pin-wrong", "sign: pin-wrong"};
    BOOST_TEST(said == expected, boost::test_tools::per_element());
    BOOST_TEST(kindsSince(before).size() == 10U);
}

BOOST_AUTO_TEST_CASE(the_facts_go_to_the_central_with_the_case) {
    requireDone(serve(order(CardService::Unblock, kReason), [this] { return station().signInApprover(); }));
    requireCompleted(id);
    openedAtCentral(id);
    const Bytes facts = valueOf(rapoint::readFile(work() / "opened" / "case.json", 4U << 20));
    BOOST_TEST(textOf(facts).find("CardServiceIntended") != std::string_view::npos);
    BOOST_TEST(textOf(facts).find(kReason) != std::string_view::npos);
}

BOOST_AUTO_TEST_SUITE_END()
