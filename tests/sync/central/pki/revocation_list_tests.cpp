#include "station/crypto/openssl_der.h"
#include "sync/central/commands.h"
#include "sync/cmp_client.h"
#include "sync/station_bundle.h"
#include "tests/support/central_fixture.h"
#include "tests/support/fakes/memory_message_journal.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

#include <openssl/x509v3.h>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

using List = std::unique_ptr<X509_CRL, Releaser<X509_CRL_free>>;

/// A central that publishes its revocations, and a case with a certificate.
struct ListFixture : CentralFixture {
    CaseId id = makeCaseId();
    MemoryMessageJournal journal;
    Bytes certificate;

    explicit ListFixture(
        const std::string& settings = "revocation-list-address = \"http://pki.example/h.crl\"\n") {
        std::ofstream{directory() / "central.toml"} << settings;
        start();
        requireDone(client().deliver(id, seal(id, holder.key()), {}));
        auto line = client();
        const auto answer = valueOf(authority(line).request(id, requestFor(), inspector, journal));
        BOOST_REQUIRE(std::holds_alternative<CertificateIssued>(answer));
        certificate = std::get<CertificateIssued>(answer).certificate;
    }
    Bytes requestFor() { return valueOf(openStore()->packages().find(id)).value().requestFile; }
    CmpCertificateAuthority authority(CentralClient& line) const {
        const auto bundle = valueOf(StationBundle::load(directory() / "bundle"));
        return {[&line](ByteView message) { return line.postCmp(message); },
                {bundle.issuingAuthority, {bundle.issuingAuthority, bundle.rootAuthority}}};
    }
    void revoke() {
        auto line = client();
        BOOST_TEST(!valueOf(authority(line).revoke(id, certificate, inspector, journal)).has_value());
    }
    List list() const {
        const Bytes der = valueOf(commands::revocations(directory()));
        const unsigned char* at = der.data();
        List list{d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size()))};
        BOOST_REQUIRE(list);
        return list;
    }
    /// What the openssl program says with the list of now.
    bool opensslTakesIt() const {
        std::ofstream{directory() / "h.crl", std::ios::binary}
            << textOf(valueOf(commands::revocations(directory())));
        std::ofstream{directory() / "h.der", std::ios::binary} << textOf(certificate);
        const std::string in = directory().string();
        BOOST_REQUIRE(runQuietly("openssl x509 -inform DER -in " + in + "/h.der -out " + in + "/h.pem") == 0);
        BOOST_REQUIRE(runQuietly("openssl crl -inform DER -in " + in + "/h.crl -out " + in + "/h.crl.pem") == 0);
        return runQuietly("openssl verify -partial_chain -crl_check -CRLfile " + in + "/h.crl.pem -CAfile " + in +
                          "/bundle/issuing-ca.pem " + in + "/h.pem") == 0;
    }
    bool lists(X509_CRL* list) const {
        const auto own = valueOf(certificateFromDer(certificate));
        X509_REVOKED* entry = nullptr;
        return X509_CRL_get0_by_cert(list, &entry, own.get()) == 1;
    }
};

struct PlainFixture : ListFixture {
    PlainFixture()
        : ListFixture{""} {}
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(revocation_list_tests, ListFixture)

BOOST_AUTO_TEST_CASE(a_revoked_certificate_is_on_the_list_that_its_authority_signed) {
    BOOST_TEST(!lists(list().get()));
    revoke();
    const List now = list();
    BOOST_TEST(lists(now.get()));
    const auto issuing =
        valueOf(certificateFromDer(valueOf(StationBundle::load(directory() / "bundle")).issuingAuthority));
    BOOST_TEST(X509_CRL_verify(now.get(), X509_get0_pubkey(issuing.get())) == 1);
    BOOST_TEST(X509_CRL_get_version(now.get()) == 1L);
    BOOST_TEST(X509_cmp_current_time(X509_CRL_get0_nextUpdate(now.get())) > 0);
}

BOOST_AUTO_TEST_CASE(a_verifier_that_looks_revocations_up_takes_the_certificate_until_it_is_revoked) {
    BOOST_TEST(opensslTakesIt());
    revoke();
    BOOST_TEST(!opensslTakesIt());
}

BOOST_AUTO_TEST_CASE(the_lists_number_grows) {
    const auto numberOf = [](X509_CRL* list) {
        const std::unique_ptr<ASN1_INTEGER, Releaser<ASN1_INTEGER_free>> number{
            static_cast<ASN1_INTEGER*>(X509_CRL_get_ext_d2i(list, NID_crl_number, nullptr, nullptr))};
        BOOST_REQUIRE(number);
        return ASN1_INTEGER_get(number.get());
    };
    const List first = list();
    BOOST_TEST(numberOf(list().get()) >= numberOf(first.get()));
    BOOST_TEST(numberOf(first.get()) > 1'000'000'000'000L);
}

BOOST_AUTO_TEST_CASE(a_certificate_says_where_the_list_is) {
    const auto own = valueOf(certificateFromDer(certificate));
    const std::unique_ptr<CRL_DIST_POINTS, Releaser<CRL_DIST_POINTS_free>> points{
        static_cast<CRL_DIST_POINTS*>(X509_get_ext_d2i(own.get(), NID_crl_distribution_points, nullptr, nullptr))};
    BOOST_REQUIRE(points);
    BOOST_REQUIRE(sk_DIST_POINT_num(points.get()) == 1);
    const GENERAL_NAME* name =
        sk_GENERAL_NAME_value(sk_DIST_POINT_value(points.get(), 0)->distpoint->name.fullname, 0);
    BOOST_REQUIRE(name->type == GEN_URI);
    const ASN1_STRING* address = name->d.uniformResourceIdentifier;
    BOOST_TEST(std::string(reinterpret_cast<const char*>(ASN1_STRING_get0_data(address)),
                           static_cast<std::size_t>(ASN1_STRING_length(address))) == "http://pki.example/h.crl");
}

BOOST_AUTO_TEST_CASE(a_revocation_is_in_the_centrals_log_with_the_officer_who_asked_for_it) {
    revoke();
    const auto rows = valueOf(commands::audit(directory()));
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(rows[0]["what"] == "revoke");
    BOOST_TEST(rows[0]["who"] == "inspector/inspector-1");
    BOOST_TEST(rows[0]["about"] == id.text());
}

BOOST_FIXTURE_TEST_CASE(without_an_address_certificates_name_no_list, PlainFixture) {
    const auto own = valueOf(certificateFromDer(certificate));
    BOOST_TEST(X509_get_ext_by_NID(own.get(), NID_crl_distribution_points, -1) == -1);
}

BOOST_AUTO_TEST_SUITE_END()
