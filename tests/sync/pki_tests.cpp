#include "sync/central/pki/pki.h"

#include "station/crypto/certificate_fields.h"
#include "station/crypto/openssl_der.h"
#include "sync/central/pki/central_keys.h"
#include "sync/station_bundle.h"
#include "tests/sync/enrolled_officer.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

#include <sys/stat.h>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
namespace fs = std::filesystem;

namespace {

std::string path(const char* name) {
    return (testCentral() / name).string();
}

/// A private copy, to damage.
struct CopiedCentral {
    fs::path directory = fs::path{testCentral().string() + "-copy"};
    CopiedCentral() { fs::copy(testCentral(), directory, fs::copy_options::recursive); }
    CopiedCentral(const CopiedCentral&) = delete;
    CopiedCentral& operator=(const CopiedCentral&) = delete;
    ~CopiedCentral() { fs::remove_all(directory); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(pki_tests)

BOOST_AUTO_TEST_CASE(every_certificate_verifies_with_the_openssl_command) {
    for (const char* name : {"issuing-ca", "officer-ca", "receipt", "recipient-ec", "recipient-rsa"})
        BOOST_TEST(runQuietly("openssl verify -x509_strict -CAfile " + path("bundle/root-ca.pem") + " " +
                              path("bundle/") + name + ".pem") == 0);
    const std::string server = "openssl verify -purpose sslserver -CAfile " + path("bundle/root-ca.pem");
    BOOST_TEST(runQuietly(server + " -verify_hostname localhost " + path("bundle/server.pem")) == 0);
    BOOST_TEST(runQuietly(server + " -verify_ip 127.0.0.1 " + path("bundle/server.pem")) == 0);
    BOOST_TEST(runQuietly(server + " -verify_hostname example.org " + path("bundle/server.pem")) != 0);
}

BOOST_AUTO_TEST_CASE(keys_are_for_their_owner_only_and_loading_insists_on_it) {
    const CopiedCentral central;
    for (const auto& entry : fs::directory_iterator(central.directory / "keys"))
        BOOST_TEST(((fs::status(entry).permissions() & fs::perms{077}) == fs::perms::none));
    BOOST_TEST(CentralKeys::load(central.directory).has_value());
    fs::permissions(central.directory / "keys/receipt.pem", fs::perms{0640});
    const auto loaded = CentralKeys::load(central.directory);
    BOOST_REQUIRE(!loaded);
    BOOST_TEST((loaded.error().code == FaultCode::ConfigurationInvalid));
}

BOOST_AUTO_TEST_CASE(a_key_of_another_certificate_is_not_loaded) {
    const CopiedCentral central;
    fs::copy_file(central.directory / "keys/server.pem", central.directory / "keys/receipt.pem",
                  fs::copy_options::overwrite_existing);
    BOOST_TEST(!CentralKeys::load(central.directory));
}

BOOST_AUTO_TEST_CASE(a_central_is_initialised_once) {
    const auto again = initialisePki(testCentral(), {}, SystemClock{});
    BOOST_REQUIRE(!again);
    BOOST_TEST((again.error().code == FaultCode::InputInvalid));
}

BOOST_AUTO_TEST_CASE(an_initialisation_that_was_cut_off_can_be_repeated) {
    const CopiedCentral central;
    fs::remove_all(central.directory / "keys");
    BOOST_TEST(!CentralKeys::load(central.directory));
    BOOST_TEST(initialisePki(central.directory, {"ra.example.org", "10.0.0.7"}, SystemClock{}).has_value());
    BOOST_TEST(CentralKeys::load(central.directory).has_value());
    BOOST_TEST(runQuietly("openssl x509 -in " + (central.directory / "bundle/server.pem").string() +
                          " -noout -checkhost ra.example.org | grep 'does match'") == 0);
}

BOOST_AUTO_TEST_CASE(a_host_that_is_none_is_refused) {
    BOOST_TEST(!initialisePki(testCentral() / "other", {"a,IP:1.2.3.4"}, SystemClock{}));
}

BOOST_AUTO_TEST_CASE(the_bundle_has_public_certificates_and_names_what_is_missing) {
    const CopiedCentral central;
    const auto bundle = StationBundle::load(central.directory / "bundle");
    BOOST_REQUIRE(bundle);
    BOOST_TEST(bundle->recipients.size() == 2U);
    std::ofstream{central.directory / "bundle/receipt.pem"} << "no certificate";
    const auto broken = StationBundle::load(central.directory / "bundle");
    BOOST_REQUIRE(!broken);
    BOOST_TEST(broken.error().detail.starts_with("receipt.pem"));
}

BOOST_AUTO_TEST_CASE(stations_and_officers_get_certificates_for_different_uses) {
    const EnrolledOfficer station{testCentral(), EnrolledRole::Station, "station-1"};
    const EnrolledOfficer officer{testCentral(), EnrolledRole::Approver, "approver-1"};
    const auto stationCertificate = certificateFromDer(station.certificate());
    const auto officerCertificate = certificateFromDer(officer.certificate());
    BOOST_TEST(X509_check_purpose(stationCertificate->get(), X509_PURPOSE_SSL_CLIENT, 0) == 1);
    BOOST_TEST(X509_check_purpose(officerCertificate->get(), X509_PURPOSE_SSL_CLIENT, 0) == 0);
    BOOST_TEST(!hasExtendedUsage(stationCertificate->get(), kRegistrationAuthorityUsage));
    BOOST_TEST(hasExtendedUsage(officerCertificate->get(), kRegistrationAuthorityUsage));
}

BOOST_AUTO_TEST_CASE(a_request_that_its_key_did_not_sign_or_with_an_rsa_key_is_refused) {
    SoftwareSigningKey key{"station"};
    Bytes request = makeRequest(key.key(), "station");
    request.back() ^= 1;
    const KeyPair authority = std::move(CentralKeys::load(testCentral())).value().officerAuthority;
    const auto changed = certify(authority, {EnrolledRole::Station, "s", {}, request}, SystemClock{});
    BOOST_REQUIRE(!changed);
    BOOST_TEST((changed.error().code == FaultCode::MessageMalformed));
    const EvpPkey rsa{EVP_RSA_gen(2048U)};
    const auto other =
        certify(authority, {EnrolledRole::Station, "s", {}, makeRequest(rsa.get(), "s")}, SystemClock{});
    BOOST_REQUIRE(!other);
    BOOST_TEST((other.error().code == FaultCode::InputInvalid));
}

BOOST_AUTO_TEST_SUITE_END()
