#include "station/crypto/certificate_fields.h"
#include "sync/central/pki/certificate_builder.h"
#include "tests/support/results.h"
#include "tests/sync/cmp_fixture.h"

#include <boost/test/unit_test.hpp>

#include <openssl/x509v3.h>

#include <algorithm>
#include <chrono>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

using std::chrono::days;
using std::chrono::hours;

/// What a mistaken authority puts into a certificate for the right key, and what the station says of it.
struct Mistake {
    std::string name;
    std::string fault = "certificate-mismatch";
    std::string detail;
    bool otherSubject = false;
    days begins{-1};
    days ends{+365};
    std::string constraints = "critical,CA:FALSE";
    std::string usage = "critical,nonRepudiation";
    std::string extended{};
};

struct MistakenFixture : CmpFixture {
    /// The certificate that the authority has for the request's key.
    Certificate mistaken(const Mistake& mistake) {
        const CertificateRequest own = requestFromDer(request).value();
        const CertificateRequest foreign = requestFromDer(makeRequest(holder.key(), "Jan Inny")).value();
        std::vector<ExtensionText> extensions{{NID_basic_constraints, mistake.constraints}};
        if (!mistake.usage.empty())
            extensions.push_back({NID_key_usage, mistake.usage});
        if (!mistake.extended.empty())
            extensions.push_back({NID_ext_key_usage, mistake.extended});
        const Instant now = clock.now();
        return buildCertificate({X509_REQ_get_subject_name(mistake.otherSubject ? foreign.get() : own.get()),
                                 holder.key(), now + mistake.begins, now + mistake.ends, extensions},
                                keys.issuingAuthority)
            .value();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(cmp_false_answers_tests, CmpFixture)

BOOST_AUTO_TEST_CASE(garbage_from_the_central_is_reported_and_does_not_stay) {
    for (const char* garbage : {"", "HTTP/1.1 502 Bad Gateway", "\x30\x03\x02\x01\x01"}) {
        bend = [&](const Bytes&) {
            const ByteView bytes = bytesOf(garbage);
            return Bytes{bytes.begin(), bytes.end()};
        };
        BOOST_TEST((faultIn(ask()) == FaultCode::CentralGarbage));
    }
    bend = [](Bytes answer) { return answer; };
    BOOST_TEST(issuedIn(ask()) != nullptr);
    BOOST_TEST(issued.issued.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_answer_signed_by_somebody_else_of_the_same_root_is_untrusted) {
    MemoryIssuedCertificates elsewhere;
    IssuingCa impostor{keys.officerAuthority,
                       keys.officerAuthority.certificate.get(),
                       elsewhere,
                       elsewhere,
                       [](const IssueRequest&) -> Result<IssueDecision> { return IssueApproved{}; },
                       clock};
    bend = [&](const Bytes&) { return impostor.handle(journal.messages[id].back().message).value(); };
    BOOST_TEST((faultIn(ask()) == FaultCode::CentralUntrusted));
    bend = [](Bytes answer) { return answer; };
    BOOST_TEST(issuedIn(ask()) != nullptr);
}

BOOST_AUTO_TEST_CASE(a_changed_byte_in_an_answer_is_never_taken) {
    const auto good = ask();
    BOOST_REQUIRE(issuedIn(good) != nullptr);
    const Bytes answer = issued.answers.front().answer;
    for (std::size_t i = 0; i < answer.size(); i += 23) {
        MemoryMessageJournal fresh;
        std::swap(journal, fresh);
        int number = 0;
        bend = [&](Bytes original) {
            if (number++ == 0)
                original[i % original.size()] ^= 0x01;
            return original;
        };
        const auto bent = ask();
        if (const auto* made = issuedIn(bent))
            BOOST_TEST((made->certificate == issuedIn(good)->certificate));
        std::swap(journal, fresh);
    }
    BOOST_TEST(issued.issued.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_journalled_answer_that_was_changed_is_asked_for_again) {
    cutRequestAt = 1;
    BOOST_TEST((faultIn(ask()) == FaultCode::CentralUnreachable));
    auto& messages = journal.messages[id];
    BOOST_REQUIRE(messages.size() == 3);
    messages.pop_back();
    messages[1].message[messages[1].message.size() / 2] ^= 1;
    const auto answer = ask();
    BOOST_REQUIRE_MESSAGE(issuedIn(answer) != nullptr, (answer ? "no certificate" : explain(answer.error())));
    BOOST_TEST(issued.issued.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_answer_to_an_older_request_is_not_taken) {
    decision = IssueRejected{"not yet"};
    BOOST_REQUIRE(ask());
    const Bytes old = issued.answers.front().answer;
    decision = IssueApproved{};
    bend = [&](const Bytes&) { return old; };
    BOOST_TEST((faultIn(ask()) == FaultCode::CentralGarbage));
    bend = [](Bytes answer) { return answer; };
    BOOST_TEST(issuedIn(ask()) != nullptr);
}

BOOST_AUTO_TEST_CASE(a_certificate_for_another_key_is_a_mismatch_and_reported_to_the_central) {
    SoftwareSigningKey other{"other"};
    const Bytes own = request;
    const CaseId ownId = id;
    request = makeRequest(other.key(), "other");
    BOOST_REQUIRE(issuedIn(ask()) != nullptr);
    const IssuedCertificate foreign{ownId, issued.issued.begin()->second.certificate};
    request = own;
    const Digest key = Digest::of(publicKeyDer(holder.key()).value());
    issued.issued[key] = foreign;
    BOOST_TEST((faultIn(ask()) == FaultCode::CertificateMismatch));
    BOOST_REQUIRE(issued.confirmed.contains(key));
    BOOST_TEST(!issued.confirmed[key]);
    // What its station rejected nobody may use: it is really revoked.
    BOOST_TEST(issued.issued[key].revokedAt.has_value());
    const int before = sent;
    BOOST_TEST((faultIn(ask()) == FaultCode::CertificateMismatch));
    BOOST_TEST(sent == before);
}

BOOST_FIXTURE_TEST_CASE(a_certificate_that_is_not_what_was_asked_for_is_rejected_in_certconf, MistakenFixture) {
    const Digest key = Digest::of(publicKeyDer(holder.key()).value());
    for (const Mistake& mistake : std::vector<Mistake>{
             {.name = "another person", .detail = "subject: CN", .otherSubject = true},
             {.name = "an authority", .detail = "key usage", .constraints = "critical,CA:TRUE"},
             {.name = "an authority's key", .detail = "key usage", .usage = "critical,nonRepudiation,keyCertSign"},
             {.name = "encipherment only", .detail = "key usage", .usage = "critical,keyEncipherment"},
             {.name = "no key usage", .detail = "key usage", .usage = ""},
             {.name = "an officer", .detail = "extended key usage", .extended = kRegistrationAuthorityUsage},
             {.name = "a responder", .detail = "extended key usage", .extended = "OCSPSigning"},
             {.name = "a time stamp", .detail = "extended key usage", .extended = "timeStamping"},
             {.name = "for everything", .detail = "extended key usage", .extended = "anyExtendedKeyUsage"},
             {.name = "over", .detail = "validity", .begins = days{-30}, .ends = days{-1}},
             {.name = "not begun", .fault = "clock-set-back", .detail = "later", .begins = days{2}}})
        BOOST_TEST_CONTEXT(mistake.name) {
            issued.issued.clear();
            issued.confirmed.clear();
            journal.messages.clear();
            issued.issued[key] = {id, toDer(mistaken(mistake).get()).value()};
            const auto answer = ask();
            BOOST_REQUIRE(!answer);
            BOOST_TEST(nameOfFault(answer) == mistake.fault);
            BOOST_TEST((answer.error().detail.find(mistake.detail) != std::string::npos), answer.error().detail);
            BOOST_REQUIRE(issued.confirmed.contains(key));
            BOOST_TEST(!issued.confirmed[key]);
        }
    issued.issued.clear();
    issued.confirmed.clear();
    journal.messages.clear();
    issued.issued[key] = {id, toDer(mistaken({}).get()).value()};
    BOOST_TEST(issuedIn(ask()) != nullptr);
}

BOOST_AUTO_TEST_CASE(a_rejection_whose_answer_was_lost_is_understood_by_a_central_that_was_restarted) {
    SoftwareSigningKey other{"other"};
    const Bytes own = request;
    request = makeRequest(other.key(), "other");
    BOOST_REQUIRE(issuedIn(ask()) != nullptr);
    const Digest key = Digest::of(publicKeyDer(holder.key()).value());
    issued.issued[key] = {id, issued.issued.begin()->second.certificate};
    request = own;
    // The central dies after the revocation, before it keeps its answer to certConf.
    bend = [&](Bytes answer) {
        issued.failNextAnswer = true;
        return answer;
    };
    BOOST_TEST(!ask());
    BOOST_TEST(issued.issued[key].revokedAt.has_value());
    issued.failNextAnswer = false;
    bend = [](Bytes answer) { return answer; };
    ca = startCa();
    BOOST_TEST((faultIn(ask()) == FaultCode::CertificateMismatch));
    BOOST_TEST(issued.revocations == 1);
}

BOOST_AUTO_TEST_CASE(a_confirmation_with_the_hash_of_another_certificate_confirms_and_revokes_nothing) {
    cutRequestAt = 1;
    BOOST_TEST((faultIn(ask()) == FaultCode::CentralUnreachable));
    // The same key and subject, another certificate: only the hash in certConf tells them apart.
    IssuedCertificate& kept = issued.issued.begin()->second;
    const auto own = certificateFromDer(kept.certificate);
    const auto twin = buildCertificate({X509_get_subject_name(own->get()),
                                        X509_get0_pubkey(own->get()),
                                        clock.now(),
                                        clock.now() + std::chrono::days{1},
                                        {}},
                                       keys.issuingAuthority);
    kept.certificate = toDer(twin->get()).value();
    ca = startCa();
    BOOST_TEST(issuedIn(ask()) == nullptr);
    BOOST_TEST(issued.confirmed.empty());
    BOOST_TEST(issued.revocations == 0);
}

BOOST_AUTO_TEST_SUITE_END()
