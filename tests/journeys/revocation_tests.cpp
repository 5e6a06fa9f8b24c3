#include "tests/journeys/card_troubles.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/journeys/interrupted_authority.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;

namespace {

/// An authority that does not revoke, once.
class UnwillingAuthority final : public CertificateAuthority {
public:
    explicit UnwillingAuthority(CertificateAuthority& inner)
        : m_inner{inner} {}
    Result<IssuingAnswer> request(const CaseId& id, ByteView requestDer, SigningKey& officer,
                                  MessageJournal& journal) override {
        return m_inner.request(id, requestDer, officer, journal);
    }
    Result<RevocationAnswer> revoke(const CaseId&, ByteView, SigningKey&, MessageJournal&) override {
        return RevocationAnswer{RevocationRefused{"notAuthorized"}};
    }

private:
    CertificateAuthority& m_inner;
};

struct RevocationFixture : DeskFixture {
    /// People who end the visit when a step cannot be done.
    DeskPeople refusing(const CaseId& id) {
        auto person = people(id);
        person.on("trouble", Answer{RefuseApplicant{"card-broken"}});
        return person;
    }

    /// An ordinary visit whose card dies before the certificate is on it: the case is refused then.
    Result<CaseProgress> dieAtTheCertificate(const CaseId& id, CertificateAuthority* authority = nullptr) {
        TroubledCards cards{station().ports().cards};
        cards.on("writeCertificate", {FaultCode::CardRemoved, "reader 0"});
        auto person = refusing(id);
        return advance(id, person, {.cards = &cards, .authority = authority});
    }

    void requireRevokedOnce(const CaseId& id, const Result<CaseProgress>& progress) {
        requireClosed(id, progress, "refused");
        BOOST_TEST(progress->state.last<CertificateRevoked>()->certificateSha256 ==
                   progress->state.last<RevocationRequested>()->certificateSha256);
        const auto row = atCentral(id);
        BOOST_TEST(row.at("certificateState") == "revoked");
        BOOST_TEST(row.at("revokedAt") != "");
        const auto names = audited(id);
        for (const char* const fact : {"CardVoided", "RevocationRequested", "CertificateRevoked"})
            BOOST_TEST(std::ranges::count(names, fact) == 1, fact);
        BOOST_TEST((std::ranges::find(names, "CertificateRevoked") < std::ranges::find(names, "CaseClosed")));
    }

    void requireNothingToRevoke(const CaseId& id) {
        const auto names = audited(id);
        BOOST_TEST(std::ranges::count(names, "RevocationRequested") == 0);
        BOOST_TEST(std::ranges::count(names, "CertificateRevoked") == 0);
        BOOST_TEST(atCentral(id).at("certificateState") == "");
    }

    void restart(const StandIns& standIns = {}) {
        closeStation();
        openStation(standIns);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(revocation_tests, RevocationFixture)

BOOST_AUTO_TEST_CASE(refused_when_the_certificate_cannot_be_written_it_is_revoked_before_the_case_is_closed) {
    const CaseId id = begin();
    requireRevokedOnce(id, dieAtTheCertificate(id));
}

BOOST_AUTO_TEST_CASE(interrupted_between_asking_and_recording_it_is_revoked_once) {
    for (const Moment moment : {Moment::Before, Moment::After}) {
        const CaseId id = begin();
        InterruptedAuthority authority{station().ports().authority, "revoke", moment};
        const Fault fault = requireFault(id, dieAtTheCertificate(id, &authority), FaultCode::CentralUnreachable);
        BOOST_CHECK(rowOf(fault.code).remedy == Remedy::Wait);
        BOOST_TEST(nameOf(events(id).back().event) == "RevocationRequested");
        const auto before = atCentral(id);
        BOOST_TEST(before.at("certificateState") == (moment == Moment::After ? "revoked" : "valid"));
        restart();
        auto nobody = people(id);
        requireRevokedOnce(id, advance(id, nobody));
        if (moment == Moment::After)
            BOOST_TEST(atCentral(id).at("revokedAt") == before.at("revokedAt"));
    }
}

BOOST_AUTO_TEST_CASE(an_authority_that_does_not_revoke_keeps_the_case_open) {
    const CaseId id = begin();
    UnwillingAuthority authority{station().ports().authority};
    const Fault fault = requireFault(id, dieAtTheCertificate(id, &authority), FaultCode::RevocationRefused);
    BOOST_TEST(fault.detail == "notAuthorized");
    BOOST_TEST(atCentral(id).at("certificateState") == "valid");
    auto nobody = people(id);
    requireRevokedOnce(id, advance(id, nobody));
}

BOOST_AUTO_TEST_CASE(refused_while_the_answer_was_lost_what_was_issued_is_fetched_and_revoked) {
    const CaseId id = begin();
    InterruptedAuthority authority{station().ports().authority, "request", Moment::After};
    auto person = refusing(id);
    const auto progress = advance(id, person, {.authority = &authority});
    requireRevokedOnce(id, progress);
    BOOST_TEST(std::ranges::count(audited(id), "CertificateWritten") == 0);
}

BOOST_AUTO_TEST_CASE(refused_with_the_central_away_the_case_waits_until_it_is_back) {
    const CaseId id = begin();
    InterruptedAuthority authority{station().ports().authority, "request", Moment::Before};
    auto person = people(id);
    requireFault(id, advance(id, person, {.authority = &authority}), FaultCode::CentralUnreachable);
    restart({.central = "https://localhost:9"});
    auto ending = refusing(id);
    requireFault(id, advance(id, ending), FaultCode::CentralUnreachable);
    BOOST_TEST(state(id).refused->reason == "card-broken");
    BOOST_TEST(!state(id).closed.has_value());
    restart();
    auto nobody = people(id);
    requireRevokedOnce(id, advance(id, nobody));
}

BOOST_AUTO_TEST_CASE(a_request_that_never_left_the_station_is_not_sent_any_more) {
    const CaseId id = begin();
    InterruptedAuthority authority{station().ports().authority, "request", Moment::Before};
    auto person = refusing(id);
    requireClosed(id, advance(id, person, {.authority = &authority}), "refused");
    requireNothingToRevoke(id);
}

BOOST_AUTO_TEST_CASE(refused_before_a_certificate_was_asked_for_there_is_nothing_to_revoke) {
    for (const char* const question : {"payment", "hand-over"}) {
        const CaseId id = begin();
        stopAt(id, question);
        requireRefused(id, "left-the-desk");
        requireNothingToRevoke(id);
    }
}

BOOST_AUTO_TEST_CASE(the_certificate_of_a_completed_visit_stays_valid) {
    const CaseId id = begin();
    requireCompleted(id);
    BOOST_TEST(atCentral(id).at("certificateState") == "valid");
}

BOOST_AUTO_TEST_SUITE_END()
