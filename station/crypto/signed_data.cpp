#include "station/crypto/signed_data.h"

#include "station/base/append_bytes.h"
#include "station/crypto/certificate_fields.h"
#include "station/crypto/certificate_trust.h"
#include "station/crypto/der_value.h"
#include "station/crypto/openssl_der.h"

#include <algorithm>

namespace rapoint {

namespace {

constexpr std::uint8_t kDataType[]{0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01};
constexpr std::uint8_t kSignedDataType[]{0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02};
constexpr std::uint8_t kContentType[]{0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x03};
constexpr std::uint8_t kMessageDigest[]{0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x04};
constexpr std::uint8_t kSigningCertificateV2[]{0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x02, 0x2F};
constexpr std::uint8_t kSha256[]{0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01};
constexpr std::uint8_t kEcdsaWithSha256[]{0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02};

constexpr std::uint8_t kSha256WithRsa[]{0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B};
constexpr std::uint8_t kNull[]{0x05, 0x00};

constexpr std::uint8_t kOne[]{1};

Bytes algorithm(ByteView objectId) {
    return derValue(kDerSequence, {derValue(kDerObjectId, {objectId})});
}

Bytes attribute(ByteView type, const Bytes& value) {
    return derValue(kDerSequence, {derValue(kDerObjectId, {type}), derValue(kDerSet, {value})});
}

/// IssuerAndSerialNumber (RFC 5652 §10.2.4).
Bytes issuerAndSerial(const X509& certificate) {
    return derValue(kDerSequence, {issuerDer(certificate), serialNumberDer(certificate)});
}

/// How a key of the certificate's kind signs: RFC 5758 §3.2, or RFC 3370 §3.2 with the NULL of RFC 8017 §A.2.4.
Result<Bytes> signatureAlgorithm(const X509* certificate) {
    const EVP_PKEY* const key = X509_get0_pubkey(certificate);
    switch (key == nullptr ? EVP_PKEY_NONE : EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_EC:
        return algorithm(kEcdsaWithSha256);
    case EVP_PKEY_RSA:
        return derValue(kDerSequence, {derValue(kDerObjectId, {kSha256WithRsa}), kNull});
    default:
        return failure(FaultCode::CardMechanismMissing, "documents are signed with EC and RSA keys");
    }
}

/// The signer's and those above it, in the order that DER wants of a set (X.690 §11.6).
Result<Bytes> certificatesOf(X509& signer, const std::vector<Bytes>& authorities) {
    RAPOINT_TRY(std::vector<Bytes> certificates, authoritiesAbove(signer, authorities));
    RAPOINT_TRY(Bytes own, toDer(&signer));
    certificates.push_back(std::move(own));
    std::ranges::sort(certificates);
    Bytes all;
    for (const Bytes& certificate : certificates)
        append(all, certificate);
    return all;
}

/// The signed attributes, in the order that DER wants of a set (X.690 §11.6): by their encoding, which here begins
/// with their lengths. ESSCertIDv2 leaves its default hash algorithm, SHA-256, out.
Bytes signedAttributes(const Digest& content, ByteView certificate) {
    const Bytes certificateId =
        derValue(kDerSequence, {derValue(kDerOctets, {Digest::of(certificate).bytes()})}); // ESSCertIDv2
    const Bytes type = attribute(kContentType, derValue(kDerObjectId, {kDataType}));
    const Bytes digest = attribute(kMessageDigest, derValue(kDerOctets, {content.bytes()}));
    const Bytes signer =
        attribute(kSigningCertificateV2, derValue(kDerSequence, {derValue(kDerSequence, {certificateId})}));
    return derValue(kDerSet, {type, digest, signer});
}

} // namespace

Result<Bytes> signedDataOf(const Digest& content, SigningKey& signer, const std::vector<Bytes>& authorities) {
    const Bytes& certificate = signer.certificate();
    RAPOINT_TRY(const Certificate known, certificateFromDer(certificate));
    RAPOINT_TRY(const Bytes how, signatureAlgorithm(known.get()));
    RAPOINT_TRY(const Bytes carried, certificatesOf(*known, authorities));
    const Bytes identifier = issuerAndSerial(*known);
    Bytes attributes = signedAttributes(content, certificate);
    RAPOINT_TRY(const Bytes signature, signer.sign(Digest::of(attributes)));
    attributes.front() = kDerContext0; // what is signed is the SET, what is sent is [0] IMPLICIT (RFC 5652 §5.4)
    const Bytes version = derValue(kDerInteger, {kOne});
    const Bytes signerInfo = derValue(kDerSequence, {version, identifier, algorithm(kSha256), attributes, how,
                                                     derValue(kDerOctets, {signature})});
    const Bytes signedData =
        derValue(kDerSequence, {version, derValue(kDerSet, {algorithm(kSha256)}),
                                derValue(kDerSequence, {derValue(kDerObjectId, {kDataType})}),
                                derValue(kDerContext0, {carried}), derValue(kDerSet, {signerInfo})});
    return derValue(kDerSequence,
                    {derValue(kDerObjectId, {kSignedDataType}), derValue(kDerContext0, {signedData})});
}

} // namespace rapoint
