#include "station/crypto/certificate_request.h"

#include "station/base/text.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/public_key.h"

#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/objects.h>

#include <algorithm>
#include <array>

namespace rapoint {

namespace {

struct AttributeRule {
    std::string_view type;
    int nid;
    int stringType;
    std::size_t longest; ///< characters, the upper bounds of RFC 5280 appendix A.1
};

constexpr std::array kRules{
    AttributeRule{"C", NID_countryName, V_ASN1_PRINTABLESTRING, 2},
    AttributeRule{"CN", NID_commonName, V_ASN1_UTF8STRING, 64},
    AttributeRule{"SN", NID_surname, V_ASN1_UTF8STRING, 64},
    AttributeRule{"GN", NID_givenName, V_ASN1_UTF8STRING, 64},
    AttributeRule{"serialNumber", NID_serialNumber, V_ASN1_PRINTABLESTRING, 64},
    AttributeRule{"O", NID_organizationName, V_ASN1_UTF8STRING, 64},
    AttributeRule{"OU", NID_organizationalUnitName, V_ASN1_UTF8STRING, 64},
    AttributeRule{"organizationIdentifier", NID_organizationIdentifier, V_ASN1_UTF8STRING, 64},
    AttributeRule{"pseudonym", NID_pseudonym, V_ASN1_UTF8STRING, 64},
    AttributeRule{"emailAddress", NID_pkcs9_emailAddress, V_ASN1_IA5STRING, 255},
};

bool isPrintableString(char32_t c) {
    constexpr std::u32string_view kSigns = U" '()+,-./:=?";
    return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
           kSigns.find(c) != std::u32string_view::npos;
}

bool fits(int stringType, char32_t c) {
    if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        return false;
    if (stringType == V_ASN1_PRINTABLESTRING)
        return isPrintableString(c);
    return stringType == V_ASN1_UTF8STRING || c < 0x80;
}

Result<> addAttribute(X509_NAME* name, const SubjectAttribute& attribute) {
    const auto* rule = std::find_if(kRules.begin(), kRules.end(), [&](const AttributeRule& candidate) {
        return candidate.type == attribute.type;
    });
    if (rule == kRules.end())
        return failure(FaultCode::InputInvalid, "subject: an unknown attribute type");
    const std::optional<std::u32string> text = fromUtf8(attribute.value);
    const bool country = rule->nid == NID_countryName;
    if (!text || text->empty() || text->size() > rule->longest || (country && text->size() != 2) ||
        !std::all_of(text->begin(), text->end(), [&](char32_t c) { return fits(rule->stringType, c); }))
        return failure(FaultCode::InputInvalid, "subject: " + attribute.type + " does not fit its ASN.1 type");
    if (X509_NAME_add_entry_by_NID(name, rule->nid, rule->stringType,
                                   reinterpret_cast<const unsigned char*>(attribute.value.data()),
                                   static_cast<int>(attribute.value.size()), -1, 0) != 1)
        return cryptoFailure("subject: " + attribute.type);
    return {};
}

Result<> setSignature(X509_REQ& request, KeyType type, const Bytes& signature) {
    const bool ec = type == KeyType::EcP256 || type == KeyType::EcP384;
    const int nid = !ec                       ? NID_sha256WithRSAEncryption
                    : type == KeyType::EcP384 ? NID_ecdsa_with_SHA384
                                              : NID_ecdsa_with_SHA256;
    const SignatureAlgorithm algorithm{X509_ALGOR_new()};
    ASN1_BIT_STRING* bits = ASN1_BIT_STRING_new();
    // RSA names its parameters as NULL, ECDSA leaves them out (RFC 3279 §2.2).
    if (!algorithm || bits == nullptr ||
        X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(nid), ec ? V_ASN1_UNDEF : V_ASN1_NULL, nullptr) != 1 ||
        ASN1_STRING_set(bits, signature.data(), static_cast<int>(signature.size())) != 1 ||
        X509_REQ_set1_signature_algo(&request, algorithm.get()) != 1) {
        ASN1_BIT_STRING_free(bits);
        return cryptoFailure("signing a request");
    }
    bits->flags &= ~(ASN1_STRING_FLAG_BITS_LEFT | 0x07L);
    bits->flags |= ASN1_STRING_FLAG_BITS_LEFT; // no unused bits
    X509_REQ_set0_signature(&request, bits);
    return {};
}

} // namespace

Result<Bytes> makeCertificateRequest(KeyType type, ByteView publicKey, const Subject& subject,
                                     const HashSigner& sign) {
    RAPOINT_TRY(const EvpPkey key, publicKeyFromDer(publicKey));
    const CertificateRequest request{X509_REQ_new()};
    if (!request || X509_REQ_set_version(request.get(), 0) != 1 ||
        X509_REQ_set_pubkey(request.get(), key.get()) != 1)
        return cryptoFailure("building a request");
    if (subject.empty())
        return failure(FaultCode::InputMissing, "subject: no attribute");
    for (const SubjectAttribute& attribute : subject)
        RAPOINT_CHECK(addAttribute(X509_REQ_get_subject_name(request.get()), attribute));
    const Bytes toBeSigned = derOf(request.get(), i2d_re_X509_REQ_tbs);
    if (toBeSigned.empty())
        return cryptoFailure("encoding a request");
    RAPOINT_TRY(const Bytes hash, hashed(type, toBeSigned));
    RAPOINT_TRY(const Bytes signature, sign(hash));
    RAPOINT_CHECK(setSignature(*request, type, signature));
    if (X509_REQ_verify(request.get(), key.get()) != 1) {
        ERR_clear_error();
        return failure(FaultCode::CardKeyMismatch, "the card's signature does not fit its public key");
    }
    return derOf(request.get(), i2d_X509_REQ);
}

} // namespace rapoint
