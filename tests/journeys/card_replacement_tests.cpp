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

constexpr const char* kReason = "chip-dead";

struct ReplacementFixture : DeskFixture {
    /// The card of this serial is no card any more, and leaves the reader.
    void destroy(const std::string& serial) {
        closeStation();
        fs::remove_all(tokenDirectory(serial));
        openStation();
    }

    /// People who take another card at this question, once.
    DeskPeople replacingAt(const CaseId& id, const std::string& question) {
        auto person = people(id);
        person.on(question, [done = false](const Question&, const CaseState&) mutable -> std::optional<Answer> {
            return std::exchange(done, true) ? Answer{Confirmed{}} : Answer{ReplaceCard{kReason}};
        });
        return person;
    }

    /// The old card is on record as void with its reason, the case was completed with another, and the central has
    /// issued for that one alone.
    void requireReplaced(const CaseId& id, const Result<CaseProgress>& progress, const std::string& oldSerial) {
        requireClosed(id, progress, "completed");
        const CaseState& end = progress->state;
        BOOST_TEST(end.card.voided == std::vector<std::string>{oldSerial}, boost::test_tools::per_element());
        BOOST_TEST(end.card.serial != oldSerial);
        BOOST_TEST(end.last<HandedOver>()->cardSerial == end.card.serial);
        BOOST_TEST(end.last<HandedOver>()->envelopeSerial == end.envelope.serial);
        const auto names = audited(id);
        BOOST_TEST(std::ranges::count(names, "CardVoided") == 1);
        BOOST_TEST(std::ranges::count(names, "CertificateReceived") == 1);
        BOOST_TEST(std::ranges::count(names, "CertificateWritten") == 1);
        BOOST_TEST(std::ranges::count(names, "PackageSealed") == 1);
        BOOST_TEST(atCentral(id).at("certificateState") == "valid");
        const auto onCard = station().ports().cards.readCertificate(end.card.serial, end.card.keyId);
        BOOST_TEST((toBase64(valueOf(onCard).value()) == end.certificate->certificate));
    }

    /// What CardVoided says of the card.
    std::string reasonOfVoiding(const CaseId& id) {
        for (const RecordedEvent& event : events(id))
            if (const auto* voided = std::get_if<CardVoided>(&event.event))
                return voided->reason;
        return {};
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(card_replacement_tests, ReplacementFixture)

BOOST_AUTO_TEST_CASE(a_card_that_dies_before_its_key_is_made_is_replaced_at_the_trouble) {
    const CaseId id = begin();
    TroubledCards cards{station().ports().cards};
    cards.on("generateKey", {FaultCode::CardModuleFailed, "CKR_DEVICE_ERROR"});
    auto person = people(id);
    requireFault(id, advance(id, person, {.cards = &cards}), FaultCode::CardModuleFailed);
    const std::string dead = state(id).card.serial;
    destroy(dead);
    auto replacing = replacingAt(id, "trouble");
    requireReplaced(id, advance(id, replacing), dead);
    // No envelope had been begun for the dead card.
    BOOST_TEST(std::ranges::count(audited(id), "EnvelopeVoided") == 0);
}

BOOST_AUTO_TEST_CASE(a_card_whose_objects_are_damaged_is_replaced_and_its_key_never_asked_for) {
    const CaseId id = begin();
    TroubledCards cards{station().ports().cards};
    cards.on("proveKey", {FaultCode::CardRemoved, "reader 0"});
    auto person = people(id);
    requireFault(id, advance(id, person, {.cards = &cards}), FaultCode::CardRemoved);
    const CaseState before = state(id);
    closeStation();
    for (const auto& entry : fs::directory_iterator{tokenDirectory(before.card.serial)})
        if (entry.path().extension() == ".object" && entry.path().filename() != "token.object")
            fs::resize_file(entry.path(), 40);
    openStation();
    auto replacing = replacingAt(id, "trouble");
    const auto progress = advance(id, replacing);
    requireReplaced(id, progress, before.card.serial);
    BOOST_TEST(progress->state.card.publicKey != before.card.publicKey);
}

BOOST_AUTO_TEST_CASE(a_card_that_dies_before_its_envelope_is_done_is_replaced_with_the_envelope) {
    const CaseId id = begin();
    openStation({.envelopePrinter = "ipp://localhost:9/ipp/print"});
    auto person = people(id);
    requireFault(id, advance(id, person), FaultCode::EnvelopeVoid);
    const std::string dead = state(id).card.serial;
    destroy(dead);
    // Without the card its PIN cannot be replaced either.
    auto replacing = replacingAt(id, "trouble");
    const auto progress = advance(id, replacing);
    requireReplaced(id, progress, dead);
    BOOST_TEST(std::ranges::count(audited(id), "EnvelopeVoided") == 1);
    BOOST_TEST(valueOf(station().ports().stock.balance(StockKind::Envelope)).issued == 1);
}

BOOST_AUTO_TEST_CASE(a_card_found_dead_at_the_hand_over_is_replaced_with_envelope_and_receipt) {
    const CaseId id = begin();
    const CaseState before = stopAt(id, "hand-over");
    BOOST_REQUIRE(before.receipt);
    destroy(before.card.serial);
    auto replacing = replacingAt(id, "hand-over");
    const auto progress = advance(id, replacing);
    requireReplaced(id, progress, before.card.serial);
    BOOST_TEST(progress->state.envelope.serial != before.envelope.serial);
    BOOST_TEST(progress->state.card.request != before.card.request);
    BOOST_TEST(progress->state.receipt->receipt.id != before.receipt->receipt.id);
    const StockBalance stock = valueOf(station().ports().stock.balance(StockKind::Envelope));
    BOOST_TEST(stock.spoiled == 1);
    BOOST_TEST(stock.issued == 1);
    BOOST_TEST(stock.taken == 0);
}

BOOST_AUTO_TEST_CASE(the_reason_is_on_record_and_a_restart_goes_on_with_the_new_card) {
    const CaseId id = begin();
    const CaseState before = stopAt(id, "hand-over");
    auto replacing = replacingAt(id, "hand-over");
    TroubledCards cards{station().ports().cards};
    cards.on("generateKey", {FaultCode::CardRemoved, "reader 0"});
    requireFault(id, advance(id, replacing, {.cards = &cards}), FaultCode::CardRemoved);
    BOOST_TEST(reasonOfVoiding(id) == kReason);
    const std::string second = state(id).card.serial;
    BOOST_TEST(second != before.card.serial);
    closeStation();
    openStation();
    auto person = people(id);
    const auto progress = advance(id, person);
    requireReplaced(id, progress, before.card.serial);
    BOOST_TEST(progress->state.card.serial == second);
}

BOOST_AUTO_TEST_CASE(once_the_package_is_sealed_no_other_card_is_taken) {
    const CaseId id = begin();
    TroubledCards cards{station().ports().cards};
    cards.on("writeCertificate", {FaultCode::CardRemoved, "reader 0"});
    auto person = people(id);
    std::optional<FaultCode> answered;
    person.on("trouble", [&](const Question& question, const CaseState&) -> std::optional<Answer> {
        if (answered) {
            BOOST_TEST(question.because->detail.find("refuse") != std::string::npos);
            answered = question.because->code;
            return std::nullopt;
        }
        answered = question.because->code;
        return ReplaceCard{kReason};
    });
    requireFault(id, advance(id, person, {.cards = &cards}), FaultCode::NotAllowed);
    BOOST_CHECK(answered == FaultCode::NotAllowed);
    BOOST_TEST(state(id).card.voided.empty());
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_card_can_be_replaced_and_the_case_still_be_refused) {
    const CaseId id = begin();
    stopAt(id, "hand-over");
    auto replacing = replacingAt(id, "hand-over");
    replacing.silentAt("trouble");
    TroubledCards cards{station().ports().cards};
    cards.on("initialise", {FaultCode::CardNotFound, "no blank card"});
    requireFault(id, advance(id, replacing, {.cards = &cards}), FaultCode::CardNotFound);
    requireRefused(id, "left-the-desk");
    BOOST_TEST(std::ranges::count(audited(id), "CardVoided") == 2);
    BOOST_TEST(atCentral(id).at("certificateState") == "");
}

BOOST_AUTO_TEST_SUITE_END()
