#include "tests/sync/cmp_fixture.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

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
                       {keys.officerAuthority.certificate.get(), officers},
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
    const int before = sent;
    BOOST_TEST((faultIn(ask()) == FaultCode::CertificateMismatch));
    BOOST_TEST(sent == before);
}

BOOST_AUTO_TEST_SUITE_END()
