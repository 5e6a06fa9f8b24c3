#include "station/crypto/openssl_der.h"
#include "sync/central/commands.h"
#include "sync/cmp_client.h"
#include "sync/station_bundle.h"
#include "tests/support/central_fixture.h"
#include "tests/support/fakes/memory_message_journal.h"

#include <boost/test/unit_test.hpp>

#include <openssl/x509.h>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

/// Asks over the real line, as a station does.
struct IssuingFixture : CentralFixture {
    CaseId id = makeCaseId();
    Bytes request = makeRequest(holder.key(), "Holder");
    MemoryMessageJournal journal;

    IssuingFixture() { start(); }

    Result<IssuingAnswer> ask(ByteView requestDer) {
        const auto bundle = StationBundle::load(directory() / "bundle").value();
        auto line = client();
        CmpCertificateAuthority authority{
            [&](ByteView message) { return line.postCmp(message); },
            {bundle.issuingAuthority, {bundle.issuingAuthority, bundle.rootAuthority}}};
        return authority.request(id, requestDer, inspector, journal);
    }
    std::string refusalOf(ByteView requestDer) {
        const auto answer = ask(requestDer);
        BOOST_REQUIRE(answer);
        BOOST_REQUIRE(std::holds_alternative<CertificateRefused>(*answer));
        return std::get<CertificateRefused>(*answer).reason;
    }
    void deliver(const Bytes& package) { BOOST_REQUIRE(client().deliver(id, package, {})); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(issuing_policy_tests, IssuingFixture)

BOOST_AUTO_TEST_CASE(the_request_in_an_opened_package_gets_its_certificate) {
    deliver(sealedWith(id, request));
    const auto answer = ask(request);
    BOOST_REQUIRE(answer);
    BOOST_REQUIRE(std::holds_alternative<CertificateIssued>(*answer));
    const Bytes& der = std::get<CertificateIssued>(*answer).certificate;
    BOOST_TEST((commands::issuedCertificate(directory(), id).value() == der));
    const auto certificate = certificateFromDer(der);
    BOOST_TEST(X509_check_private_key(certificate->get(), holder.key()) == 1);
    const auto rows = commands::list(directory());
    BOOST_TEST(!(*rows)[0]["certificateSerial"].get<std::string>().empty());
}

BOOST_AUTO_TEST_CASE(without_a_package_there_is_no_certificate) {
    BOOST_TEST(refusalOf(request).find("no package") != std::string::npos);
    deliver(sealedWith(id, request));
    BOOST_TEST(std::holds_alternative<CertificateIssued>(ask(request).value()));
}

BOOST_AUTO_TEST_CASE(another_request_than_the_packages_is_refused) {
    deliver(sealedWith(id, request));
    SoftwareSigningKey other{"other"};
    BOOST_TEST(refusalOf(makeRequest(other.key(), "Holder")).find("another request") != std::string::npos);
    BOOST_TEST((commands::issuedCertificate(directory(), id).error().code == FaultCode::CaseNotFound));
}

BOOST_AUTO_TEST_CASE(for_a_package_that_cannot_be_opened_nothing_is_issued) {
    deliver(Bytes(3000, 3));
    BOOST_TEST(refusalOf(request).find("cannot be opened") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(for_a_package_without_a_request_nothing_is_issued) {
    deliver(sealedBy(id, {&inspector, &approver}, false));
    BOOST_TEST(refusalOf(request).find("no request") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
