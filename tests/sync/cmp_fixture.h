#pragma once

#include "station/crypto/openssl_der.h"
#include "sync/central/pki/central_keys.h"
#include "sync/central/pki/issuing_ca.h"
#include "sync/cmp_client.h"
#include "tests/support/fakes/memory_message_journal.h"
#include "tests/sync/enrolled_officer.h"
#include "tests/sync/memory_issued_certificates.h"

#include <boost/test/unit_test.hpp>

namespace rapoint::test {

/// A station and a central in one process: what the station sends goes straight to the issuing CA, unless a test
/// cuts or bends the line.
struct CmpFixture {
    sync::CentralKeys keys = std::move(sync::CentralKeys::load(testCentral())).value();
    EnrolledOfficer officer{testCentral(), sync::EnrolledRole::Inspector, "inspector-1"};
    SoftwareSigningKey holder{"holder"};
    Bytes request = makeRequest(holder.key(), "Zażółć Gęślą");
    CaseId id = CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ab").value();
    SystemClock clock;
    MemoryIssuedCertificates issued;
    MemoryMessageJournal journal;
    sync::IssueDecision decision = sync::IssueApproved{};
    bool withdrawn = false; ///< all officers
    MemberTrust officers{
        {toDer(keys.officerAuthority.certificate.get()).value(), toDer(keys.rootAuthority.get()).value()},
        [this](const Member&, ByteView, Instant) -> Result<> {
            return withdrawn ? Result<>{failure(FaultCode::OfficerWithdrawn)} : Result<>{};
        }};
    std::unique_ptr<sync::IssuingCa> ca = startCa();
    int sent = 0;
    int cutRequestAt = -1; ///< this message does not reach the central
    int cutAnswerAt = -1;  ///< this message's answer does not come back
    std::function<Bytes(Bytes)> bend = [](Bytes answer) { return answer; };

    std::unique_ptr<sync::IssuingCa> startCa() {
        return std::make_unique<sync::IssuingCa>(
            keys.issuingAuthority, sync::OfficerJudgement{keys.officerAuthority.certificate.get(), officers},
            issued, issued, [this](const sync::IssueRequest&) -> Result<sync::IssueDecision> { return decision; },
            clock);
    }

    Result<Bytes> carry(ByteView message) {
        const int number = sent++;
        if (number == cutRequestAt)
            return failure(FaultCode::CentralUnreachable);
        RAPOINT_TRY(Bytes answer, ca->handle(message));
        if (number == cutAnswerAt)
            return failure(FaultCode::CentralUnreachable);
        return bend(std::move(answer));
    }

    /// One call by a fresh client, as after a restart of the station.
    Result<IssuingAnswer> ask(SigningKey& by) {
        const Bytes issuing = toDer(keys.issuingAuthority.certificate.get()).value();
        const Bytes root = toDer(keys.rootAuthority.get()).value();
        sync::CmpCertificateAuthority client{[this](ByteView message) { return carry(message); },
                                             {issuing, {issuing, root}}};
        return client.request(id, request, by, journal);
    }
    Result<IssuingAnswer> ask() { return ask(officer); }
};

inline const CertificateIssued* issuedIn(const Result<IssuingAnswer>& answer) {
    return answer ? std::get_if<CertificateIssued>(&*answer) : nullptr;
}

inline FaultCode faultIn(const Result<IssuingAnswer>& answer) {
    BOOST_REQUIRE(!answer);
    return answer.error().code;
}

} // namespace rapoint::test
