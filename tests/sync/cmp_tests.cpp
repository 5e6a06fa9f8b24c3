#include "tests/sync/cmp_fixture.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

BOOST_FIXTURE_TEST_SUITE(cmp_tests, CmpFixture)

BOOST_AUTO_TEST_CASE(an_approved_request_becomes_a_confirmed_certificate_for_its_key_and_subject) {
    const auto answer = ask();
    BOOST_REQUIRE_MESSAGE(answer, (answer ? "" : explain(answer.error())));
    const auto* made = issuedIn(answer);
    BOOST_REQUIRE(made != nullptr);
    const auto certificate = certificateFromDer(made->certificate);
    BOOST_TEST((publicKeyDer(X509_get0_pubkey(certificate->get())).value() == publicKeyDer(holder.key()).value()));
    const auto asked = requestFromDer(request);
    BOOST_TEST(X509_NAME_cmp(X509_get_subject_name(certificate->get()), X509_REQ_get_subject_name(asked->get())) ==
               0);
    BOOST_TEST(made->chain.size() == 2U);
    BOOST_TEST((made->chain.front() == toDer(keys.issuingAuthority.certificate.get()).value()));
    BOOST_REQUIRE(issued.confirmed.size() == 1);
    BOOST_TEST(issued.confirmed.begin()->second);
    BOOST_TEST(sent == 2);
    BOOST_TEST(journal.messages[id].size() == 4U);
}

BOOST_AUTO_TEST_CASE(a_finished_transaction_is_replayed_without_the_network) {
    const auto first = ask();
    BOOST_REQUIRE(issuedIn(first) != nullptr);
    const auto second = ask();
    BOOST_REQUIRE(issuedIn(second) != nullptr);
    BOOST_TEST((issuedIn(first)->certificate == issuedIn(second)->certificate));
    BOOST_TEST(sent == 2);
}

BOOST_AUTO_TEST_CASE(cut_at_any_message_the_next_call_ends_with_the_one_certificate) {
    for (const bool answerLost : {false, true})
        for (int at = 0; at < 2; ++at)
            for (const bool centralCrashed : {false, true}) {
                CmpFixture f;
                (answerLost ? f.cutAnswerAt : f.cutRequestAt) = at;
                BOOST_TEST((faultIn(f.ask()) == FaultCode::CentralUnreachable));
                if (centralCrashed)
                    f.ca = f.startCa();
                const auto answer = f.ask();
                BOOST_REQUIRE_MESSAGE(issuedIn(answer) != nullptr,
                                      at << answerLost << centralCrashed
                                         << (answer ? " no certificate" : explain(answer.error())));
                BOOST_TEST(f.issued.issued.size() == 1U);
                BOOST_TEST((f.issued.issued.begin()->second.certificate == issuedIn(answer)->certificate));
                BOOST_TEST(f.issued.confirmed.begin()->second);
            }
}

BOOST_AUTO_TEST_CASE(an_unanswered_request_is_sent_again_byte_for_byte) {
    cutAnswerAt = 0;
    BOOST_TEST((faultIn(ask()) == FaultCode::CentralUnreachable));
    BOOST_REQUIRE(ask());
    BOOST_TEST(std::ranges::count(journal.messages[id], MessageDirection::Sent, &JournalledMessage::direction) ==
               2);
    BOOST_TEST(issued.answers.size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_journal_full_at_any_message_loses_nothing) {
    for (int at = 0; at < 4; ++at) {
        CmpFixture f;
        f.journal.failAt = at;
        BOOST_TEST((faultIn(f.ask()) == FaultCode::DiskFull));
        f.journal.failAt = -1;
        BOOST_REQUIRE(issuedIn(f.ask()) != nullptr);
        BOOST_TEST(f.issued.issued.size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(the_central_crashing_between_store_and_answer_gives_the_same_certificate) {
    issued.failNextAnswer = true;
    BOOST_TEST((faultIn(ask()) == FaultCode::DiskFull));
    BOOST_REQUIRE(issued.issued.size() == 1);
    ca = startCa();
    const auto answer = ask();
    BOOST_REQUIRE(issuedIn(answer) != nullptr);
    BOOST_TEST(issued.issued.size() == 1U);
    BOOST_TEST((issued.issued.begin()->second.certificate == issuedIn(answer)->certificate));
}

BOOST_AUTO_TEST_CASE(a_waiting_request_is_polled_across_restarts_of_both_sides) {
    decision = IssueLater{std::chrono::seconds{90}};
    for (int call = 0; call < 3; ++call) {
        const auto answer = ask();
        BOOST_REQUIRE_MESSAGE(answer, (answer ? "" : explain(answer.error())));
        BOOST_REQUIRE(std::holds_alternative<CertificateWaiting>(*answer));
        BOOST_TEST(std::get<CertificateWaiting>(*answer).checkAfter.count() == 90);
        if (call == 1)
            ca = startCa();
    }
    decision = IssueApproved{};
    ca = startCa();
    const auto answer = ask();
    BOOST_REQUIRE_MESSAGE(issuedIn(answer) != nullptr, (answer ? "no certificate" : explain(answer.error())));
    BOOST_TEST(issued.issued.size() == 1U);
}

BOOST_AUTO_TEST_CASE(cut_while_polling_it_goes_on) {
    decision = IssueLater{std::chrono::seconds{5}};
    cutAnswerAt = 1;
    BOOST_TEST((faultIn(ask()) == FaultCode::CentralUnreachable));
    decision = IssueApproved{};
    const auto answer = ask();
    BOOST_REQUIRE(answer);
    // The poll that was cut off is answered as it was then; the next one brings the certificate.
    BOOST_REQUIRE(issuedIn(issuedIn(answer) != nullptr ? answer : ask()) != nullptr);
}

BOOST_AUTO_TEST_CASE(a_refusal_carries_the_reason_and_can_be_asked_again) {
    decision = IssueRejected{"mandate used up"};
    const auto answer = ask();
    BOOST_REQUIRE(answer);
    const auto* refused = std::get_if<CertificateRefused>(&*answer);
    BOOST_REQUIRE(refused != nullptr);
    BOOST_TEST_MESSAGE(refused->reason);
    BOOST_TEST(refused->reason.find("notAuthorized") != std::string::npos);
    BOOST_TEST(refused->reason.find("mandate used up") != std::string::npos);
    BOOST_TEST(issued.issued.empty());
    decision = IssueApproved{};
    BOOST_TEST(issuedIn(ask()) != nullptr);
}

BOOST_AUTO_TEST_CASE(another_card_in_the_same_case_gets_its_own_certificate) {
    const auto first = ask();
    SoftwareSigningKey another{"holder"};
    request = makeRequest(another.key(), "Zażółć Gęślą");
    const auto second = ask();
    BOOST_REQUIRE((issuedIn(first) != nullptr && issuedIn(second) != nullptr));
    BOOST_TEST((issuedIn(first)->certificate != issuedIn(second)->certificate));
    BOOST_TEST(issued.issued.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_key_of_another_case_is_refused) {
    BOOST_REQUIRE(issuedIn(ask()) != nullptr);
    id = CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ac").value();
    const auto answer = ask();
    BOOST_REQUIRE(answer);
    BOOST_TEST(std::holds_alternative<CertificateRefused>(*answer));
    BOOST_TEST(issued.issued.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_station_or_a_stranger_gets_no_certificate) {
    EnrolledOfficer station{testCentral(), EnrolledRole::Station, "station-1"};
    SoftwareSigningKey stranger{"inspector-1"};
    for (SigningKey* key : {static_cast<SigningKey*>(&station), static_cast<SigningKey*>(&stranger)}) {
        const auto answer = ask(*key);
        BOOST_TEST(issuedIn(answer) == nullptr);
        BOOST_TEST(issued.answers.empty());
    }
    BOOST_TEST(issued.issued.empty());
}

BOOST_AUTO_TEST_CASE(the_officers_removed_card_is_reported_as_such) {
    officer.setFault(FaultCode::CardRemoved);
    BOOST_TEST((faultIn(ask()) == FaultCode::CardRemoved));
    BOOST_TEST(sent == 0);
}

BOOST_AUTO_TEST_CASE(a_request_that_its_key_did_not_sign_is_not_sent) {
    request.back() ^= 1;
    BOOST_TEST((faultIn(ask()) == FaultCode::MessageMalformed));
    BOOST_TEST(sent == 0);
}

BOOST_AUTO_TEST_CASE(a_weak_key_is_refused_by_the_central) {
    const EvpPkey weak{EVP_RSA_gen(1024U)};
    request = makeRequest(weak.get(), "weak");
    const auto answer = ask();
    BOOST_REQUIRE(answer);
    BOOST_REQUIRE(std::holds_alternative<CertificateRefused>(*answer));
    BOOST_TEST(std::get<CertificateRefused>(*answer).reason.find("badCertTemplate") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(rsa_3072_and_p384_keys_are_served) {
    const EvpPkey rsa{EVP_RSA_gen(3072U)};
    request = makeRequest(rsa.get(), "rsa");
    BOOST_TEST(issuedIn(ask()) != nullptr);
    const EvpPkey p384{EVP_EC_gen("P-384")};
    request = makeRequest(p384.get(), "p384");
    BOOST_TEST(issuedIn(ask()) != nullptr);
}

// A central that has two keys mixed up: the certificate it sends is for another key.
BOOST_AUTO_TEST_CASE(a_policy_fault_is_not_an_answer) {
    bool broken = true;
    ca = std::make_unique<IssuingCa>(
        keys.issuingAuthority, OfficerJudgement{keys.officerAuthority.certificate.get(), officers}, issued, issued,
        [&](const IssueRequest& asked) -> Result<IssueDecision> {
            BOOST_TEST((asked.caseId == id && asked.officer == officer.certificate() && asked.request == request));
            if (broken)
                return failure(FaultCode::StorageFailed);
            return IssueApproved{};
        },
        clock);
    BOOST_TEST((faultIn(ask()) == FaultCode::StorageFailed));
    broken = false;
    BOOST_TEST(issuedIn(ask()) != nullptr);
}

BOOST_AUTO_TEST_CASE(the_central_refuses_what_is_no_message_of_a_case) {
    BOOST_TEST((ca->handle({}).error().code == FaultCode::MessageMalformed));
    BOOST_TEST((ca->handle(bytesOf("garbage")).error().code == FaultCode::MessageMalformed));
    BOOST_TEST((ca->handle(Bytes(300U << 10, 0x30)).error().code == FaultCode::MessageMalformed));
}

BOOST_AUTO_TEST_CASE(the_round_trip_takes_milliseconds) {
    const auto begin = std::chrono::steady_clock::now();
    BOOST_REQUIRE(issuedIn(ask()) != nullptr);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
    BOOST_TEST_MESSAGE("CMP with certConf, both sides: " << taken.count() << " ms");
    BOOST_TEST(taken.count() < 1000.0);
}

BOOST_AUTO_TEST_SUITE_END()
