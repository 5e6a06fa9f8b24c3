#include "printing/signature/signed_data.h"

#include <openssl/err.h>
#include <openssl/x509.h>

#include <bit>
#include <initializer_list>
#include <memory>

namespace rapoint::printing {

namespace {

/// DER tags (ITU-T X.690 §8).
enum Tag : std::uint8_t {
    kInteger = 0x02,
    kOctets = 0x04,
    kObjectId = 0x06,
    kSequence = 0x30,
    kSet = 0x31,
    kContext0 = 0xA0
};

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

/// One value: tag, definite length (X.690 §10.1) and the parts one after the other.
Bytes der(std::uint8_t tag, std::initializer_list<ByteView> parts) {
    std::size_t size = 0;
    for (const ByteView part : parts)
        size += part.size();
    Bytes value{tag};
    value.reserve(size + 2 + sizeof size);
    if (size < 0x80) {
        value.push_back(static_cast<std::uint8_t>(size));
    } else {
        const int octets = (static_cast<int>(std::bit_width(size)) + 7) / 8;
        value.push_back(static_cast<std::uint8_t>(0x80 | octets));
        for (int octet = octets; octet-- != 0;)
            value.push_back(static_cast<std::uint8_t>(size >> (8 * octet)));
    }
    for (const ByteView part : parts)
        value.insert(value.end(), part.begin(), part.end());
    return value;
}

Bytes algorithm(ByteView objectId) {
    return der(kSequence, {der(kObjectId, {objectId})});
}

Bytes attribute(ByteView type, const Bytes& value) {
    return der(kSequence, {der(kObjectId, {type}), der(kSet, {value})});
}

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Result<Certificate> parsed(ByteView certificate) {
    const unsigned char* at = certificate.data();
    Certificate result{d2i_X509(nullptr, &at, static_cast<long>(certificate.size())), &X509_free};
    if (!result || at != certificate.data() + certificate.size()) {
        ERR_clear_error();
        return failure(FaultCode::MessageMalformed, "the signer's certificate is not DER");
    }
    return result;
}

/// IssuerAndSerialNumber (RFC 5652 §10.2.4).
Bytes issuerAndSerial(const X509* certificate) {
    const auto encoded = [](auto encode, const auto* value) {
        Bytes bytes(static_cast<std::size_t>(std::max(encode(value, nullptr), 0)));
        unsigned char* out = bytes.data();
        encode(value, &out);
        return bytes;
    };
    return der(kSequence, {encoded(i2d_X509_NAME, X509_get_issuer_name(certificate)),
                           encoded(i2d_ASN1_INTEGER, X509_get0_serialNumber(certificate))});
}

/// How a key of the certificate's kind signs: RFC 5758 §3.2, or RFC 3370 §3.2 with the NULL of RFC 8017 §A.2.4.
Result<Bytes> signatureAlgorithm(const X509* certificate) {
    const EVP_PKEY* const key = X509_get0_pubkey(certificate);
    switch (key == nullptr ? EVP_PKEY_NONE : EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_EC:
        return algorithm(kEcdsaWithSha256);
    case EVP_PKEY_RSA:
        return der(kSequence, {der(kObjectId, {kSha256WithRsa}), kNull});
    default:
        return failure(FaultCode::CardMechanismMissing, "documents are signed with EC and RSA keys");
    }
}

/// The signed attributes, in the order that DER wants of a set (X.690 §11.6): by their encoding, which here begins
/// with their lengths. ESSCertIDv2 leaves its default hash algorithm, SHA-256, out.
Bytes signedAttributes(const Digest& content, ByteView certificate) {
    const Bytes certificateId = der(kSequence, {der(kOctets, {Digest::of(certificate).bytes()})}); // ESSCertIDv2
    const Bytes type = attribute(kContentType, der(kObjectId, {kDataType}));
    const Bytes digest = attribute(kMessageDigest, der(kOctets, {content.bytes()}));
    const Bytes signer = attribute(kSigningCertificateV2, der(kSequence, {der(kSequence, {certificateId})}));
    return der(kSet, {type, digest, signer});
}

} // namespace

Result<Bytes> signedDataOf(const Digest& content, SigningKey& signer) {
    const Bytes& certificate = signer.certificate();
    RAPOINT_TRY(const Certificate known, parsed(certificate));
    RAPOINT_TRY(const Bytes how, signatureAlgorithm(known.get()));
    const Bytes identifier = issuerAndSerial(known.get());
    Bytes attributes = signedAttributes(content, certificate);
    RAPOINT_TRY(const Bytes signature, signer.sign(Digest::of(attributes)));
    attributes.front() = kContext0; // what is signed is the SET, what is sent is [0] IMPLICIT (RFC 5652 §5.4)
    const Bytes version = der(kInteger, {kOne});
    const Bytes signerInfo =
        der(kSequence, {version, identifier, algorithm(kSha256), attributes, how, der(kOctets, {signature})});
    const Bytes signedData =
        der(kSequence, {version, der(kSet, {algorithm(kSha256)}), der(kSequence, {der(kObjectId, {kDataType})}),
                        der(kContext0, {certificate}), der(kSet, {signerInfo})});
    return der(kSequence, {der(kObjectId, {kSignedDataType}), der(kContext0, {signedData})});
}

} // namespace rapoint::printing
