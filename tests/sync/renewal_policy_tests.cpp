#include "sync/central/pki/renewal_policy.h"

#include "station/crypto/openssl_der.h"
#include "sync/central/pki/central_keys.h"
#include "sync/central/pki/certificate_builder.h"
#include "sync/transaction_id.h"
#include "tests/support/results.h"
#include "tests/sync/enrolled_officer.h"
#include "tests/sync/memory_issued_certificates.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using namespace std::chrono_literals;

namespace {

/// A holder with a certificate who asks for the next one.
struct RenewalPolicyFixture {
    CentralKeys keys = valueOf(CentralKeys::load(testCentral()));
    MemoryIssuedCertificates issued;
    SoftwareSigningKey oldKey{"old"};
    SoftwareSigningKey newKey{"new"};
    Bytes held = certificateOf(oldKey, "Anna Kowalska");

    Bytes certificateOf(const SoftwareSigningKey& key, const std::string& name) {
        const auto request = valueOf(requestFromDer(makeRequest(key.key(), name)));
        const Instant now = SystemClock{}.now();
        return valueOf(
            toDer(valueOf(buildCertificate(
                              {X509_REQ_get_subject_name(request.get()), key.key(), now - 1h, now + 24h, {}},
                              keys.issuingAuthority))
                      .get()));
    }
    static Digest keyOf(const SoftwareSigningKey& key) { return Digest::of(valueOf(publicKeyDer(key.key()))); }
    void wasIssued(ByteView certificate) {
        requireDone(issued.add(keyOf(oldKey), {CaseId{}, {certificate.begin(), certificate.end()}, {}}));
    }
    /// The reason of the refusal; empty when it is granted.
    std::string refusalOf(const Bytes& request, std::optional<CaseId> id = {}) {
        const auto decision =
            valueOf(decideRenewal({id ? *id : valueOf(renewalIdOf(request)), request, held}, issued));
        const auto* const rejected = std::get_if<IssueRejected>(&decision);
        BOOST_TEST((rejected != nullptr || std::holds_alternative<IssueApproved>(decision)));
        return rejected == nullptr ? "" : rejected->reason;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(renewal_policy_tests, RenewalPolicyFixture)

BOOST_AUTO_TEST_CASE(the_same_person_gets_a_certificate_for_another_key) {
    wasIssued(held);
    BOOST_TEST(refusalOf(makeRequest(newKey.key(), "Anna Kowalska")) == "");
}

BOOST_AUTO_TEST_CASE(a_renewal_that_names_another_subject_is_refused) {
    wasIssued(held);
    for (const char* name : {"Anna Kowalski", "Jan Nowak", "Anna Kowalska 2"})
        BOOST_TEST(refusalOf(makeRequest(newKey.key(), name)) ==
                       "the request names somebody else than the certificate to be renewed",
                   name);
}

BOOST_AUTO_TEST_CASE(a_revoked_certificate_is_not_renewed) {
    wasIssued(held);
    requireDone(issued.revoke(keyOf(oldKey), SystemClock{}.now()));
    BOOST_TEST(refusalOf(makeRequest(newKey.key(), "Anna Kowalska")) ==
               "the certificate to be renewed is not valid");
}

BOOST_AUTO_TEST_CASE(one_that_was_never_issued_or_is_another_of_the_same_key_is_not_renewed) {
    BOOST_TEST(refusalOf(makeRequest(newKey.key(), "Anna Kowalska")) ==
               "the certificate to be renewed is not valid");
    wasIssued(certificateOf(oldKey, "Anna Kowalska"));
    BOOST_TEST(refusalOf(makeRequest(newKey.key(), "Anna Kowalska")) ==
               "the certificate to be renewed is not valid");
}

BOOST_AUTO_TEST_CASE(the_same_key_is_not_certified_again) {
    wasIssued(held);
    BOOST_TEST(refusalOf(makeRequest(oldKey.key(), "Anna Kowalska")) ==
               "a renewed certificate is for another key");
}

BOOST_AUTO_TEST_CASE(a_renewal_under_another_name_than_its_keys_is_none) {
    wasIssued(held);
    SystemRandom random;
    BOOST_TEST(refusalOf(makeRequest(newKey.key(), "Anna Kowalska"), CaseId::make(SystemClock{}.now(), random)) ==
               "a holder asks for a renewal only, named by its key");
}

BOOST_AUTO_TEST_SUITE_END()
