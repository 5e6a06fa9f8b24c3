#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::valueOf;

namespace {

constexpr std::int64_t kPrice = 29900;

struct EndingsFixture : DeskFixture {
    /// This payment is not taken, and the case waits for one that is.
    void refusesPayment(const PaymentGiven& payment) {
        const CaseId id = begin();
        const CaseState before = stopAt(id, "payment");
        auto person = people(id);
        person.on("payment", Answer{payment});
        const Fault fault = requireFault(id, advance(id, person), FaultCode::InputInvalid);
        BOOST_CHECK(rowOf(fault.code).remedy == Remedy::Correct);
        BOOST_TEST(!fault.detail.empty());
        BOOST_TEST(state(id).length == before.length);
        requireCompleted(id);
    }

    /// The case waits for the applicant.
    void defer(const CaseId& id) {
        app::Script deferring = script();
        deferring.deferral = "photograph-unlike";
        auto person = people(id, deferring);
        const CaseProgress progress = valueOf(advance(id, person));
        BOOST_REQUIRE(progress.question);
        BOOST_TEST(progress.question->what == "clarification");
        BOOST_TEST(progress.state.deferred->reason == "photograph-unlike");
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(endings_tests, EndingsFixture)

BOOST_AUTO_TEST_CASE(an_unremarkable_visit_is_completed) {
    requireCompleted(begin());
}

BOOST_AUTO_TEST_CASE(a_payment_of_the_wrong_amount_is_not_taken) {
    refusesPayment({"cash", kPrice - 1, "PLN", "", false});
    refusesPayment({"cash", kPrice, "EUR", "", false});
}

BOOST_AUTO_TEST_CASE(only_a_public_body_pays_later) {
    refusesPayment({"deferred", kPrice, "PLN", "FV 1/2026", false});
}

BOOST_AUTO_TEST_CASE(a_payment_by_an_unknown_way_or_without_its_slip_is_not_taken) {
    refusesPayment({"voucher", kPrice, "PLN", "17", false});
    refusesPayment({"card", kPrice, "PLN", "", false});
}

BOOST_AUTO_TEST_CASE(a_public_body_pays_later) {
    const CaseId id = begin();
    stopAt(id, "payment");
    auto person = people(id);
    person.on("payment", Answer{PaymentGiven{"deferred", kPrice, "PLN", "FV 1/2026", true}});
    requireClosed(id, advance(id, person), "completed");
}

BOOST_AUTO_TEST_CASE(a_missing_security_feature_refuses_and_no_card_is_made) {
    const CaseId id = begin();
    auto person = people(id);
    person.on("features", [](const Question&, const CaseState& state) -> std::optional<Answer> {
        FeaturesSeen seen;
        for (const std::string& feature : state.features->features)
            seen.present[feature] = feature != state.features->features.back();
        return seen;
    });
    const auto progress = advance(id, person);
    requireClosed(id, progress, "refused");
    BOOST_TEST(progress->state.refused->reason == "security-feature-missing");
    BOOST_TEST(std::ranges::count(audited(id), "CardIntended") == 0);
    BOOST_TEST(std::ranges::count(audited(id), "PackageDelivered") == 1);
}

BOOST_AUTO_TEST_CASE(the_inspector_can_refuse_at_every_question) {
    for (const char* const question :
         {"reference", "confirm-data", "features", "payment", "signature", "approval", "pin-way", "hand-over"}) {
        BOOST_TEST_CONTEXT(question) {
            const CaseId id = begin();
            stopAt(id, question);
            requireRefused(id, "left-the-desk");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_card_that_was_made_is_void_when_the_case_is_refused) {
    const CaseId id = begin();
    stopAt(id, "hand-over");
    requireRefused(id, "left-the-desk");
    const auto names = audited(id);
    BOOST_TEST(std::ranges::count(names, "CardVoided") == 1);
    BOOST_TEST(std::ranges::count(names, "EnvelopeVoided") == 1);
    BOOST_TEST(std::ranges::count(names, "CertificateRequested") == 0);
    BOOST_TEST(valueOf(station().ports().stock.balance(StockKind::Envelope)).issued == 0);
}

BOOST_AUTO_TEST_CASE(a_deferred_applicant_comes_back_and_the_case_is_completed) {
    const CaseId id = begin();
    defer(id);
    closeStation();
    openStation();
    app::Script back = script();
    back.clarified = true;
    auto person = people(id, back);
    requireClosed(id, advance(id, person), "completed");
}

BOOST_AUTO_TEST_CASE(a_deferred_applicant_who_does_not_come_back_is_refused_by_the_deadline) {
    // The case was begun a month ago, at a station that was new then, and less than kLongestPause ago.
    closeStation();
    std::filesystem::remove_all(work() / "station");
    openStation();
    const Instant now = station().ports().clock.now();
    FixedClock clock{now - std::chrono::days{31} + std::chrono::hours{1}};
    const CaseId id = begin(clock);
    app::Script deferring = script();
    deferring.reference.clear();
    deferring.deferral = "photograph-unlike";
    auto applicant = people(id, deferring);
    BOOST_REQUIRE(valueOf(advance(id, applicant, {.clock = &clock})).question);
    auto nobody = people(id);
    clock.set(now - std::chrono::days{2});
    BOOST_REQUIRE(valueOf(advance(id, nobody, {.clock = &clock})).question);
    const auto progress = advance(id, nobody);
    requireClosed(id, progress, "refused");
    BOOST_TEST(progress->state.refused->reason == "not-clarified-in-time");
}

BOOST_AUTO_TEST_SUITE_END()
