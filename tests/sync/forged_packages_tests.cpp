#include "station/crypto/certificate_fields.h"
#include "sync/central/pki/certificate_builder.h"
#include "tests/sync/sealed_package.h"

#include <functional>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

/// Packages in which everything holds but one thing: whoever made them has an officer's card.
struct ForgedFixture : SealedPackageFixture {
    /// The container in which one of the signers signed another manifest.
    AsicContainer signedBesides(std::size_t signer, const std::function<void(AsicManifest&)>& change) {
        AsicContainer container = signedContainer();
        AsicSignature& signature = container.signatures[signer];
        change(signature.manifest);
        const std::string xml = writeManifest(signature.manifest);
        signature.manifestBytes.assign(xml.begin(), xml.end());
        signature.signature = signDetached(signature.manifestBytes, signer == 0 ? inspector : approver).value();
        return container;
    }
    bool opens(const AsicContainer& container) {
        const auto opened = opener.open(sealContainer(container), now);
        BOOST_TEST((opened || opened.error().code == FaultCode::SealBroken ||
                    opened.error().code == FaultCode::MessageMalformed));
        return opened.has_value();
    }
};

/// An officer's certificate that another authority of the same root has made.
struct SiblingOfficer final : SigningKey {
    explicit SiblingOfficer(const KeyPair& authority, const Bytes& subjectOf)
        : key{"inspector-1"} {
        const Certificate like = std::move(certificateFromDer(subjectOf)).value();
        const Certificate made =
            std::move(buildCertificate({X509_get_subject_name(like.get()),
                                        key.key(),
                                        SystemClock{}.now() - std::chrono::hours{1},
                                        SystemClock{}.now() + std::chrono::hours{1},
                                        {{NID_basic_constraints, "critical,CA:FALSE"},
                                         {NID_key_usage, "critical,digitalSignature,nonRepudiation"},
                                         {NID_ext_key_usage, kRegistrationAuthorityUsage}}},
                                       authority))
                .value();
        der = toDer(made.get()).value();
    }
    const Bytes& certificate() const override { return der; }
    Result<Bytes> sign(const Digest& digest) override { return key.sign(digest); }

    SoftwareSigningKey key;
    Bytes der{};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(forged_packages_tests, ForgedFixture)

BOOST_AUTO_TEST_CASE(each_signer_signs_the_very_files_that_are_there) {
    for (const std::size_t signer : {std::size_t{0}, std::size_t{1}}) {
        BOOST_TEST(opens(signedBesides(signer, [](AsicManifest&) {})));
        for (const std::size_t file : {std::size_t{0}, std::size_t{1}}) {
            BOOST_TEST(!opens(signedBesides(
                signer, [&](AsicManifest& m) { m.files[file].digest = Digest::of(bytesOf("other")); })));
            BOOST_TEST(!opens(signedBesides(signer, [&](AsicManifest& m) { m.files[file].name = "other.png"; })));
            BOOST_TEST(
                !opens(signedBesides(signer, [&](AsicManifest& m) { m.files[file].mediaType = "image/jpeg"; })));
            BOOST_TEST(!opens(signedBesides(signer, [&](AsicManifest& m) {
                m.files.erase(m.files.begin() + static_cast<std::ptrdiff_t>(file));
            })));
        }
        BOOST_TEST(!opens(
            signedBesides(signer, [](AsicManifest& m) { std::swap(m.files[0].digest, m.files[1].digest); })));
        BOOST_TEST(!opens(signedBesides(signer, [](AsicManifest& m) {
            m.files.push_back({"more.txt", "text/plain", Digest::of(bytesOf("more"))});
        })));
    }
}

BOOST_AUTO_TEST_CASE(each_signer_signs_for_this_case_and_place) {
    for (const std::size_t signer : {std::size_t{0}, std::size_t{1}}) {
        BOOST_TEST(!opens(signedBesides(signer, [](AsicManifest& m) {
            m.caseId = CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ac").value();
        })));
        BOOST_TEST(!opens(signedBesides(
            signer, [&](AsicManifest& m) { m.signatureName = signatureNameOf(signer == 0 ? 1 : 0); })));
    }
}

BOOST_AUTO_TEST_CASE(one_signers_signature_does_not_stand_for_the_other) {
    AsicContainer container = signedContainer();
    container.signatures[1].signature = container.signatures[0].signature;
    BOOST_TEST(!opens(container));
    container = signedContainer();
    std::swap(container.signatures[0].signature, container.signatures[1].signature);
    BOOST_TEST(!opens(container));
}

BOOST_AUTO_TEST_CASE(an_officer_of_a_sibling_authority_is_no_officer) {
    SiblingOfficer sibling{keys.issuingAuthority, inspector.certificate()};
    CmsPackageSealer carrying{bundle.recipients, {bundle.issuingAuthority, bundle.officerAuthority}};
    BOOST_TEST((faultOf(carrying.seal(id, files, {&sibling, &approver}).value()) == FaultCode::SealBroken));
}

BOOST_AUTO_TEST_SUITE_END()
