#include "sync/cmp_message.h"
#include "sync/transaction_id.h"
#include "tests/sync/cmp_fixture.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

/// A case that has its certificate, to be taken back.
struct RevocationFixture : CmpFixture {
    Bytes certificate;

    RevocationFixture() {
        certificate = issueFor(id, request);
        sent = 0;
    }

    Bytes issueFor(const CaseId& caseId, const Bytes& requestDer) {
        id = caseId;
        request = requestDer;
        const auto answer = ask();
        BOOST_REQUIRE(answer);
        BOOST_REQUIRE(std::holds_alternative<CertificateIssued>(*answer));
        return std::get<CertificateIssued>(*answer).certificate;
    }

    /// One call by a fresh client, as after a restart of the station.
    Result<RevocationAnswer> revoke(SigningKey& by) {
        const Bytes issuing = toDer(keys.issuingAuthority.certificate.get()).value();
        const Bytes root = toDer(keys.rootAuthority.get()).value();
        CmpCertificateAuthority client{[this](ByteView message) { return carry(message); },
                                       {issuing, {issuing, root}}};
        return client.revoke(id, certificate, by, journal);
    }
    Result<RevocationAnswer> revoke() { return revoke(officer); }
    FaultCode faultOfRevoking() {
        const auto answer = revoke();
        BOOST_REQUIRE(!answer);
        return answer.error().code;
    }
    void requireRevoked() {
        const auto answer = revoke();
        BOOST_REQUIRE_MESSAGE(answer, (answer ? "" : explain(answer.error())));
        BOOST_REQUIRE_MESSAGE(!answer->has_value(), (answer->has_value() ? (*answer)->reason : ""));
        BOOST_TEST(issued.revocations == 1);
    }
    void requireRefused(const std::string& reason) {
        const auto answer = revoke();
        BOOST_REQUIRE_MESSAGE(answer, (answer ? "" : explain(answer.error())));
        BOOST_REQUIRE(answer->has_value());
        BOOST_TEST((*answer)->reason.find(reason) != std::string::npos, (*answer)->reason);
        BOOST_TEST(issued.revocations == 0);
    }
    std::ptrdiff_t requestsSent() {
        return std::ranges::count_if(journal.messages[id], [](const JournalledMessage& message) {
            return message.direction == MessageDirection::Sent &&
                   isBody(cmpMessageFromDer(message.message)->get(), CmpBody::Rr);
        });
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(cmp_revocation_tests, RevocationFixture)

BOOST_AUTO_TEST_CASE(the_cases_certificate_is_revoked_with_one_message) {
    requireRevoked();
    BOOST_TEST(sent == 1);
    BOOST_TEST(issued.issued.begin()->second.revokedAt.has_value());
}

BOOST_AUTO_TEST_CASE(a_finished_revocation_is_replayed_without_the_network) {
    requireRevoked();
    requireRevoked();
    BOOST_TEST(sent == 1);
}

BOOST_AUTO_TEST_CASE(cut_before_or_after_the_central_the_same_message_goes_out_again) {
    for (const bool answerLost : {false, true})
        for (const bool centralCrashed : {false, true}) {
            RevocationFixture f;
            (answerLost ? f.cutAnswerAt : f.cutRequestAt) = 0;
            BOOST_TEST((f.faultOfRevoking() == FaultCode::CentralUnreachable));
            if (centralCrashed)
                f.ca = f.startCa();
            f.requireRevoked();
            BOOST_TEST(f.sent == 2);
            BOOST_TEST(f.requestsSent() == 1);
        }
}

BOOST_AUTO_TEST_CASE(a_central_that_died_before_it_kept_its_answer_says_that_it_is_revoked) {
    issued.failNextAnswer = true;
    BOOST_TEST((faultOfRevoking() == FaultCode::DiskFull));
    ca = startCa();
    requireRevoked();
}

BOOST_AUTO_TEST_CASE(a_journal_that_was_lost_does_no_harm) {
    requireRevoked();
    journal.messages.clear();
    requireRevoked();
    BOOST_TEST(sent == 2);
}

BOOST_AUTO_TEST_CASE(the_journal_full_at_any_message_loses_nothing) {
    for (int at = 0; at < 2; ++at) {
        RevocationFixture f;
        f.journal.failAt = at;
        BOOST_TEST((f.faultOfRevoking() == FaultCode::DiskFull));
        f.journal.failAt = -1;
        f.requireRevoked();
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_certificate_is_refused) {
    const Bytes known = certificate;
    issued.issued.clear();
    requireRefused("badCertId");
    certificate = toDer(keys.issuingAuthority.certificate.get()).value();
    requireRefused("badCertId");
}

BOOST_AUTO_TEST_CASE(the_certificate_of_another_case_is_refused) {
    const CaseId own = id;
    SoftwareSigningKey somebody{"somebody"};
    const CaseId other = CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ac").value();
    certificate = issueFor(other, makeRequest(somebody.key(), "Somebody Else"));
    id = own;
    requireRefused("no certificate of this case");
    for (const auto& [key, each] : issued.issued)
        BOOST_TEST(!each.revokedAt.has_value());
}

BOOST_AUTO_TEST_CASE(the_same_serial_number_of_another_authority_is_refused) {
    // An impostor's certificate with the serial number of the one that was issued here.
    const Certificate forged = std::move(certificateFromDer(certificate)).value();
    BOOST_REQUIRE(X509_set_issuer_name(forged.get(), X509_get_subject_name(forged.get())) == 1);
    BOOST_REQUIRE(X509_sign(forged.get(), holder.key(), EVP_sha256()) > 0);
    certificate = toDer(forged.get()).value();
    requireRefused("badCertId");
}

BOOST_AUTO_TEST_CASE(a_refusal_can_be_asked_again) {
    std::map<Digest, IssuedCertificate> kept;
    std::swap(kept, issued.issued);
    requireRefused("badCertId");
    std::swap(kept, issued.issued);
    requireRevoked();
    BOOST_TEST(requestsSent() == 2);
}

BOOST_AUTO_TEST_CASE(a_station_or_a_stranger_revokes_nothing) {
    EnrolledOfficer station{testCentral(), EnrolledRole::Station, "station-1"};
    SoftwareSigningKey stranger{"inspector-1"};
    for (SigningKey* key : {static_cast<SigningKey*>(&station), static_cast<SigningKey*>(&stranger)}) {
        const auto answer = revoke(*key);
        BOOST_TEST((!answer || answer->has_value()));
        BOOST_TEST(issued.revocations == 0);
    }
}

BOOST_AUTO_TEST_CASE(garbage_from_the_central_is_reported_and_does_not_stay) {
    for (const char* garbage : {"", "HTTP/1.1 502 Bad Gateway", "\x30\x03\x02\x01\x01"}) {
        bend = [&](const Bytes&) {
            const ByteView bytes = bytesOf(garbage);
            return Bytes{bytes.begin(), bytes.end()};
        };
        BOOST_TEST((faultOfRevoking() == FaultCode::CentralGarbage));
    }
    bend = [](Bytes answer) { return answer; };
    requireRevoked();
}

BOOST_AUTO_TEST_CASE(a_changed_byte_in_an_answer_is_never_taken_for_a_revocation) {
    // The line bends what comes back: whatever is made of it, only a sound answer counts as done.
    BOOST_REQUIRE(revoke());
    const Bytes sound = issued.answers.back().answer;
    for (std::size_t i = 0; i < sound.size(); i += 19) {
        RevocationFixture f;
        f.bend = [&](Bytes answer) {
            answer[i % answer.size()] ^= 0x01;
            return answer;
        };
        const auto bent = f.revoke();
        BOOST_TEST((!bent || bent->has_value() || f.issued.revocations == 1));
        f.bend = [](Bytes answer) { return answer; };
        f.requireRevoked();
    }
}

BOOST_AUTO_TEST_CASE(an_answer_of_somebody_else_of_the_same_root_is_untrusted) {
    IssuingCa impostor{keys.officerAuthority,
                       {keys.officerAuthority.certificate.get(), officers},
                       issued,
                       issued,
                       [](const IssueRequest&) -> Result<IssueDecision> { return IssueApproved{}; },
                       clock};
    bend = [&](const Bytes&) {
        issued.answers.clear();
        return impostor.handle(journal.messages[id].back().message).value();
    };
    BOOST_TEST((faultOfRevoking() == FaultCode::CentralUntrusted));
}

BOOST_AUTO_TEST_CASE(the_officers_removed_card_is_reported_as_such) {
    officer.setFault(FaultCode::CardRemoved);
    BOOST_TEST((faultOfRevoking() == FaultCode::CardRemoved));
    BOOST_TEST(sent == 0);
}

BOOST_AUTO_TEST_CASE(what_is_no_certificate_is_not_sent) {
    certificate.resize(certificate.size() / 2);
    BOOST_TEST((faultOfRevoking() == FaultCode::MessageMalformed));
    BOOST_TEST(sent == 0);
}

BOOST_AUTO_TEST_CASE(for_the_key_of_a_revoked_certificate_nothing_is_issued_again) {
    requireRevoked();
    journal.messages.clear();
    const auto answer = ask();
    BOOST_REQUIRE(answer);
    BOOST_REQUIRE(std::holds_alternative<CertificateRefused>(*answer));
    BOOST_TEST(std::get<CertificateRefused>(*answer).reason.find("certRevoked") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(issuing_and_revoking_are_transactions_of_their_own) {
    const AsnOctetString first = transactionIdOf(id);
    const AsnOctetString second = transactionIdOf(id, CmpPurpose::Revocation);
    BOOST_TEST(ASN1_OCTET_STRING_cmp(first.get(), second.get()) != 0);
    requireRevoked();
    const auto message = cmpMessageFromDer(journal.messages[id].back().message);
    BOOST_TEST((caseIdOf(message->get()).value() == id));
}

BOOST_AUTO_TEST_SUITE_END()
