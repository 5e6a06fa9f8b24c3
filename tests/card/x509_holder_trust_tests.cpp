#include "station/card/x509_holder_trust.h"

#include "station/crypto/openssl_der.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <openssl/x509v3.h>

using namespace rapoint;
using rapoint::card::X509HolderTrust;
using rapoint::test::nameOfFault;
using rapoint::test::valueOf;
using namespace std::chrono_literals;

namespace {

/// 2026-11-23.
const Instant kNow{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

/// A key, and what certifies it.
struct Party {
    EvpPkey key{EVP_EC_gen("P-256")};
    Certificate certificate;
    Bytes der() const { return derOf(certificate.get(), &i2d_X509); }
};

/// What a certificate is to be like.
struct Wanted {
    const char* name = "Holder";
    const char* constraints = "critical,CA:FALSE";
    const char* usage = "critical,nonRepudiation";
    const char* from = "20250101000000Z";
    const char* until = "20271231235959Z";
    const EVP_MD* digest = EVP_sha256();
};

void extend(X509* certificate, int nid, const char* value) {
    if (value == nullptr)
        return;
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
    BOOST_REQUIRE(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

Party certified(const Wanted& wanted, const Party* issuer = nullptr) {
    Party party;
    party.certificate.reset(X509_new());
    X509* const x = party.certificate.get();
    BOOST_REQUIRE(x != nullptr && X509_set_version(x, X509_VERSION_3) == 1);
    ASN1_INTEGER_set(X509_get_serialNumber(x), 7);
    ASN1_TIME_set_string(X509_getm_notBefore(x), wanted.from);
    ASN1_TIME_set_string(X509_getm_notAfter(x), wanted.until);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(wanted.name), -1, -1, 0);
    const Party& by = issuer != nullptr ? *issuer : party;
    X509_set_issuer_name(x, X509_get_subject_name(by.certificate.get()));
    X509_set_pubkey(x, party.key.get());
    extend(x, NID_basic_constraints, wanted.constraints);
    extend(x, NID_key_usage, wanted.usage);
    BOOST_REQUIRE(X509_sign(x, by.key.get(), wanted.digest) > 0);
    return party;
}

Wanted authority(const char* name) {
    return {.name = name,
            .constraints = "critical,CA:TRUE",
            .usage = "critical,keyCertSign,cRLSign",
            .from = "20200101000000Z",
            .until = "20391231235959Z"};
}

/// A provider: a root, the authority that certifies holders, and one that certifies officers.
struct Provider {
    Party root = certified(authority("Root"));
    Party issuing = certified(authority("Issuing"), &root);
    Party officers = certified(authority("Officers"), &root);
    X509HolderTrust trust{{issuing.der(), root.der()}};

    HolderCertificate examine(const Wanted& wanted, Instant at = kNow) const {
        return valueOf(trust.examine(certified(wanted, &issuing).der(), at));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(x509_holder_trust_tests, Provider)

BOOST_AUTO_TEST_CASE(a_certificate_of_the_issuing_authority_is_trusted_and_read) {
    const HolderCertificate held = examine({});
    BOOST_TEST(held.ofTrustedAuthority);
    BOOST_TEST(held.forSignatures);
    BOOST_REQUIRE(held.subject.size() == 1U);
    BOOST_TEST(held.subject.front().value == "Holder");
    BOOST_TEST(toText(held.validFrom) == "2025-01-01T00:00:00.000Z");
    BOOST_TEST(toText(held.validUntil) == "2027-12-31T23:59:59.000Z");
}

BOOST_AUTO_TEST_CASE(one_that_has_ended_is_read_and_its_issuer_judged_all_the_same) {
    const HolderCertificate held = examine({.until = "20251231235959Z"});
    BOOST_TEST(held.ofTrustedAuthority);
    BOOST_TEST((held.validUntil < kNow));
}

BOOST_AUTO_TEST_CASE(whoever_else_issues_is_not_trusted) {
    const Party stranger = certified(authority("Issuing"));
    for (const Party* const issuer : std::initializer_list<const Party*>{&stranger, &officers, &root})
        BOOST_TEST(!valueOf(trust.examine(certified({}, issuer).der(), kNow)).ofTrustedAuthority);
    BOOST_TEST(!valueOf(trust.examine(certified({}).der(), kNow)).ofTrustedAuthority);
    const Party holder = certified({}, &issuing);
    BOOST_TEST(!valueOf(trust.examine(certified({.name = "Second"}, &holder).der(), kNow)).ofTrustedAuthority);
}

BOOST_AUTO_TEST_CASE(a_changed_byte_or_a_weak_digest_ends_the_trust) {
    Bytes changed = certified({}, &issuing).der();
    changed.back() ^= 1;
    BOOST_TEST(!valueOf(trust.examine(changed, kNow)).ofTrustedAuthority);
    BOOST_TEST(!examine({.digest = EVP_sha1()}).ofTrustedAuthority);
}

BOOST_AUTO_TEST_CASE(the_authorities_are_judged_at_the_time_that_is_asked_about) {
    using std::chrono::year;
    BOOST_TEST(!examine({}, Instant{std::chrono::sys_days{year{2040} / 1 / 1}}).ofTrustedAuthority);
    BOOST_TEST(!examine({}, Instant{std::chrono::sys_days{year{2019} / 12 / 31}}).ofTrustedAuthority);
}

BOOST_AUTO_TEST_CASE(only_a_usage_for_signatures_that_is_stated_counts_and_no_authoritys) {
    BOOST_TEST(examine({.usage = "digitalSignature"}).forSignatures);
    BOOST_TEST(!examine({.usage = "critical,keyEncipherment"}).forSignatures);
    BOOST_TEST(!examine({.usage = nullptr}).forSignatures);
    BOOST_TEST(
        !examine({.constraints = "critical,CA:TRUE", .usage = "digitalSignature,keyCertSign"}).forSignatures);
}

BOOST_AUTO_TEST_CASE(without_authorities_nothing_is_trusted_and_what_is_no_certificate_is_refused) {
    const Bytes holder = certified({}, &issuing).der();
    BOOST_TEST(nameOfFault(X509HolderTrust{{}}.examine(holder, kNow)) == "configuration-invalid");
    BOOST_TEST(nameOfFault(X509HolderTrust{{Bytes{1, 2}}}.examine(holder, kNow)) == "configuration-invalid");
    BOOST_TEST(nameOfFault(trust.examine(Bytes{}, kNow)) == "message-malformed");
    Bytes longer = holder;
    longer.push_back(0);
    BOOST_TEST(nameOfFault(trust.examine(longer, kNow)) == "message-malformed");
}

BOOST_AUTO_TEST_CASE(an_authority_that_is_its_own_root_is_one) {
    const X509HolderTrust own{{root.der(), root.der()}};
    BOOST_TEST(valueOf(own.examine(certified({}, &root).der(), kNow)).ofTrustedAuthority);
    BOOST_TEST(!valueOf(own.examine(certified({}, &issuing).der(), kNow)).ofTrustedAuthority);
}

BOOST_AUTO_TEST_SUITE_END()
