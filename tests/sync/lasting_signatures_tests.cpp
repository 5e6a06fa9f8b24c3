#include "sync/stamped_container.h"
#include "sync/transfer/timestamp_client.h"
#include "tests/support/results.h"
#include "tests/support/timestamp_authority.h"
#include "tests/sync/sealed_package.h"

#include <fstream>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using std::chrono::days;

namespace {

/// Packages whose signatures are to hold when their certificates have ended.
struct LastingFixture : SealedPackageFixture {
    TimestampAuthority authority;
    TimestampClient timestamps{valueOf(TimestampService::configured(authority.address(), authority.rootFile()))};
    CmsPackageSealer stamping{bundle.recipients, {bundle.officerAuthority}, &timestamps};
    PackageOpener believing{keys.recipients(), keys.officerAuthority.certificate.get(), authority.authorities()};

    Bytes stamped() { return valueOf(stamping.seal(id, files, {&inspector, &approver})); }
    Bytes signatureOf(ByteView sealed) const {
        return valueOf(readContainer(valueOf(openEnvelope(sealed, keys.recipients())))).signatures[0].signature;
    }
    /// What OpenSSL shows of a signature.
    bool shows(ByteView signature, const std::string& pattern) const {
        const auto file = testCentral() / "shown.p7s";
        std::ofstream{file, std::ios::binary} << textOf(signature);
        return runQuietly("openssl cms -cmsout -print -noout -inform DER -in " + file.string() + " | grep -qiE '" +
                          pattern + "'") == 0;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(lasting_signatures_tests, LastingFixture)

BOOST_AUTO_TEST_CASE(a_package_is_judged_at_the_time_that_it_is_known_to_have_existed) {
    const Bytes sealed = seal();
    BOOST_TEST(opener.open(sealed, now).has_value());
    for (const Instant at : {now + days{731}, now + days{7300}, now - days{1}})
        BOOST_TEST(nameOfFault(opener.open(sealed, at)) == "signer-not-valid-now");
}

BOOST_AUTO_TEST_CASE(a_forged_package_is_broken_at_any_time) {
    AsicContainer container = signedContainer();
    container.signatures[1].signature = container.signatures[0].signature;
    const Bytes sealed = sealContainer(container);
    for (const Instant at : {now, now + days{731}})
        BOOST_TEST(nameOfFault(opener.open(sealed, at)) == "seal-broken");
}

BOOST_AUTO_TEST_CASE(a_signature_carries_the_authority_and_not_the_root) {
    const Bytes signature = signatureOf(seal());
    BOOST_TEST(shows(signature, "subject: CN=rapoint officer CA"));
    BOOST_TEST(!shows(signature, "subject: CN=rapoint root CA"));
    CmsPackageSealer bare{bundle.recipients};
    BOOST_TEST(!shows(signatureOf(valueOf(bare.seal(id, files, {&inspector}))), "subject: CN=rapoint officer CA"));
}

BOOST_AUTO_TEST_CASE(a_signature_advertises_no_ciphers) {
    const Bytes signature = signatureOf(seal());
    BOOST_TEST(shows(signature, "signingCertificate"));
    BOOST_TEST(!shows(signature, "capabilities|rc2|des-|gost"));
}

BOOST_AUTO_TEST_CASE(a_signature_over_sha_1_does_not_hold) {
    const auto sealedBy = [this](const EVP_MD* digest) {
        AsicContainer container = signedContainer();
        const Certificate certificate = std::move(certificateFromDer(approver.certificate())).value();
        const Bio data = readingBio(container.signatures[1].manifestBytes);
        constexpr unsigned kFlags = CMS_DETACHED | CMS_BINARY | CMS_CADES | CMS_PARTIAL;
        const Cms cms{CMS_sign(nullptr, nullptr, nullptr, data.get(), kFlags)};
        BOOST_REQUIRE(CMS_add1_signer(cms.get(), certificate.get(), approver.key(), digest, kFlags) != nullptr);
        BOOST_REQUIRE(CMS_final(cms.get(), data.get(), nullptr, kFlags) == 1);
        container.signatures[1].signature = derOf(cms.get(), i2d_CMS_ContentInfo);
        return sealContainer(container);
    };
    BOOST_TEST(opener.open(sealedBy(EVP_sha256()), now).has_value());
    BOOST_TEST(nameOfFault(opener.open(sealedBy(EVP_sha1()), now)) == "seal-broken");
}

BOOST_AUTO_TEST_CASE(a_stations_timestamp_outlives_the_officers_certificate) {
    const Bytes sealed = stamped();
    BOOST_TEST(shows(signatureOf(sealed), "timeStampToken"));
    for (const Instant at : {now + days{1}, now + days{731}, now + days{7300}})
        BOOST_TEST(believing.open(sealed, at).has_value());
    // Who does not know the authority does not believe it.
    BOOST_TEST(opener.open(sealed, now + days{1}).has_value());
    BOOST_TEST(nameOfFault(opener.open(sealed, now + days{731})) == "signer-not-valid-now");
    const TimestampAuthority stranger;
    const PackageOpener other{keys.recipients(), keys.officerAuthority.certificate.get(), stranger.authorities()};
    BOOST_TEST(nameOfFault(other.open(sealed, now + days{731})) == "signer-not-valid-now");
}

BOOST_AUTO_TEST_CASE(a_timestamp_of_another_signature_proves_nothing) {
    AsicContainer container = signedContainer();
    for (AsicSignature& signature : container.signatures) {
        const Timestamp other = valueOf(timestamps.timestamp(Digest::of(bytesOf("another signature"))));
        signature.signature = valueOf(withSignatureTimestamp(signature.signature, other.token));
    }
    BOOST_TEST(believing.open(sealContainer(container), now).has_value());
    BOOST_TEST(nameOfFault(believing.open(sealContainer(container), now + days{731})) == "signer-not-valid-now");
}

BOOST_AUTO_TEST_CASE(without_an_authority_in_reach_a_package_is_sealed_as_before) {
    authority.spoil([](std::string) { return std::string{}; });
    const Bytes sealed = stamped();
    BOOST_TEST(authority.asked() == 1);
    BOOST_TEST(!shows(signatureOf(sealed), "timeStampToken"));
    BOOST_TEST(believing.open(sealed, now).has_value());
}

BOOST_AUTO_TEST_CASE(timestamps_come_into_a_container_without_touching_what_was_signed) {
    const Bytes container = valueOf(openEnvelope(seal(), keys.recipients()));
    std::vector<Bytes> tokens;
    for (const Digest& imprint : valueOf(imprintsOf(container)))
        tokens.push_back(valueOf(timestamps.timestamp(imprint)).token);
    const AsicContainer before = valueOf(readContainer(container));
    const AsicContainer after = valueOf(readContainer(valueOf(withTimestamps(container, tokens))));
    BOOST_REQUIRE(after.signatures.size() == 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        BOOST_TEST((after.signatures[i].manifestBytes == before.signatures[i].manifestBytes));
        BOOST_TEST(
            (valueOf(signatureTimestampsIn(after.signatures[i].signature)) == std::vector<Bytes>{tokens[i]}));
        BOOST_TEST((valueOf(signatureValueOf(after.signatures[i].signature)) ==
                    valueOf(signatureValueOf(before.signatures[i].signature))));
    }
    BOOST_TEST(believing.open(sealContainer(after), now + days{7300}).has_value());
    BOOST_TEST(nameOfFault(withTimestamps(container, {tokens[0]})) == "input-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
