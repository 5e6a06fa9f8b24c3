#include "station/crypto/cades_signature.h"

#include "station/crypto/certificate_fields.h"
#include "station/crypto/certificate_trust.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"
#include "station/crypto/token_pkey.h"

#include <openssl/err.h>

namespace rapoint {

namespace {

/// A signature, its chain and a few timestamps.
constexpr std::size_t kMaxSignature = 65536;
constexpr unsigned kFlags = CMS_DETACHED | CMS_BINARY | CMS_CADES;

tl::unexpected<Fault> broken(std::string_view what) {
    return opensslFailure(FaultCode::SealBroken, what);
}

// The officers' authority is the only anchor: what other authorities of the same root issue are not officers.
Result<CertificateStore> storeOf(X509* authority) {
    CertificateStore store{X509_STORE_new()};
    if (!store || X509_STORE_add_cert(store.get(), authority) != 1 ||
        X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN) != 1 ||
        X509_STORE_set_purpose(store.get(), X509_PURPOSE_ANY) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "preparing the trust in officers");
    X509_VERIFY_PARAM_set_auth_level(X509_STORE_get0_param(store.get()), kSecurityLevel);
    return store;
}

Result<X509*> soleSigner(CMS_ContentInfo* cms) {
    // The stack is ours, the certificates stay with the message.
    STACK_OF(X509)* signers = CMS_get0_signers(cms);
    X509* signer = sk_X509_num(signers) == 1 ? sk_X509_value(signers, 0) : nullptr;
    sk_X509_free(signers);
    if (signer == nullptr)
        return broken("a signature has not exactly one signer");
    if (!hasExtendedUsage(signer, kRegistrationAuthorityUsage))
        return broken("the signer is no registration officer");
    return signer;
}

/// What holds for decades is not signed over SHA-1, whatever OpenSSL still verifies.
bool isSignedWithSha2(CMS_ContentInfo* cms) {
    const STACK_OF(CMS_SignerInfo)* const all = CMS_get0_SignerInfos(cms);
    for (int i = 0; i < sk_CMS_SignerInfo_num(all); ++i) {
        X509_ALGOR* digest = nullptr;
        CMS_SignerInfo_get0_algs(sk_CMS_SignerInfo_value(all, i), nullptr, nullptr, &digest, nullptr);
        const ASN1_OBJECT* name = nullptr;
        X509_ALGOR_get0(&name, nullptr, nullptr, digest);
        const int nid = OBJ_obj2nid(name);
        if (nid != NID_sha256 && nid != NID_sha384 && nid != NID_sha512)
            return false;
    }
    return true;
}

/// Apart from the signature, so that "not at that time" can be told from "never".
Result<> holdsAt(X509* signer, CMS_ContentInfo* cms, X509_STORE* store, Instant at) {
    const Certificates carried{CMS_get1_certs(cms)};
    const CertificateCheck check{X509_STORE_CTX_new()};
    if (!check || X509_STORE_CTX_init(check.get(), store, signer, carried.get()) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "judging an officer's certificate");
    X509_VERIFY_PARAM* const rules = X509_STORE_CTX_get0_param(check.get());
    X509_VERIFY_PARAM_clear_flags(rules, X509_V_FLAG_NO_CHECK_TIME);
    X509_VERIFY_PARAM_set_time(rules, std::chrono::system_clock::to_time_t(at));
    if (X509_verify_cert(check.get()) == 1)
        return {};
    const int error = X509_STORE_CTX_get_error(check.get());
    ERR_clear_error();
    if (error == X509_V_ERR_CERT_HAS_EXPIRED || error == X509_V_ERR_CERT_NOT_YET_VALID)
        return failure(FaultCode::SignerNotValidNow, "an officer's certificate was not valid at " + toText(at));
    return broken("an officer's certificate does not hold");
}

Result<Cms> parsed(ByteView signature) {
    if (signature.size() > kMaxSignature)
        return broken("a signature is too large");
    const unsigned char* at = signature.data();
    Cms cms{d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(signature.size()))};
    if (!cms || at != signature.data() + signature.size() ||
        OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed)
        return broken("a signature has a wrong form");
    return cms;
}

/// Of a parsed signature, which keeps it.
Result<CMS_SignerInfo*> soleSignerInfo(CMS_ContentInfo* cms) {
    const STACK_OF(CMS_SignerInfo)* const all = CMS_get0_SignerInfos(cms);
    if (sk_CMS_SignerInfo_num(all) != 1)
        return broken("a signature has not exactly one signer");
    return sk_CMS_SignerInfo_value(all, 0);
}

Result<Bytes> encoded(CMS_ContentInfo* cms) {
    const Bio out{BIO_new(BIO_s_mem())};
    if (i2d_CMS_bio(out.get(), cms) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "encoding a signature");
    return contentOf(out.get());
}

} // namespace

Result<Bytes> signDetached(ByteView content, SigningKey& signer, const std::vector<Bytes>& authorities) {
    RAPOINT_TRY(const Certificate certificate, certificateFromDer(signer.certificate()));
    RAPOINT_TRY(const std::vector<Bytes> above, authoritiesAbove(*certificate, authorities));
    RAPOINT_TRY(const Certificates carried, certificatesFromDer(above));
    RAPOINT_TRY(const EvpPkey key, pkeyOf(signer));
    const Bio data = readingBio(content);
    // OpenSSL's capabilities for S/MIME would advertise RC2 and DES to whoever answers a mail.
    const Cms cms{CMS_sign(certificate.get(), key.get(), carried.get(), data.get(), kFlags | CMS_NOSMIMECAP)};
    if (!cms)
        return signingFailure(key.get(), "signing the package");
    return encoded(cms.get());
}

Result<Bytes> verifyDetached(ByteView signature, ByteView content, X509* officerAuthority, Instant at) {
    RAPOINT_TRY(const CertificateStore store, storeOf(officerAuthority));
    RAPOINT_TRY(const Cms cms, parsed(signature));
    X509_VERIFY_PARAM_set_flags(X509_STORE_get0_param(store.get()), X509_V_FLAG_NO_CHECK_TIME);
    const Bio data = readingBio(content);
    if (CMS_verify(cms.get(), nullptr, store.get(), data.get(), nullptr, kFlags) != 1)
        return broken("a signature does not hold");
    if (!isSignedWithSha2(cms.get()))
        return broken("a signature is not over SHA-2");
    RAPOINT_TRY(X509* const signer, soleSigner(cms.get()));
    RAPOINT_CHECK(holdsAt(signer, cms.get(), store.get(), at));
    return toDer(signer);
}

Result<Bytes> signatureValueOf(ByteView signature) {
    RAPOINT_TRY(const Cms cms, parsed(signature));
    RAPOINT_TRY(CMS_SignerInfo* const info, soleSignerInfo(cms.get()));
    const ASN1_OCTET_STRING* const value = CMS_SignerInfo_get0_signature(info);
    const unsigned char* const begin = ASN1_STRING_get0_data(value);
    return Bytes{begin, begin + ASN1_STRING_length(value)};
}

Result<Bytes> withSignatureTimestamp(ByteView signature, ByteView token) {
    RAPOINT_TRY(const Cms cms, parsed(signature));
    RAPOINT_TRY(CMS_SignerInfo* const info, soleSignerInfo(cms.get()));
    if (token.empty() || token.size() > kMaxSignature || token.front() != 0x30)
        return failure(FaultCode::MessageMalformed, "a timestamp token is no sequence");
    if (CMS_unsigned_add1_attr_by_NID(info, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token.data(),
                                      static_cast<int>(token.size())) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "adding a timestamp");
    return encoded(cms.get());
}

Result<std::vector<Bytes>> signatureTimestampsIn(ByteView signature) {
    RAPOINT_TRY(const Cms cms, parsed(signature));
    RAPOINT_TRY(CMS_SignerInfo* const info, soleSignerInfo(cms.get()));
    std::vector<Bytes> tokens;
    for (int at = -1; (at = CMS_unsigned_get_attr_by_NID(info, NID_id_smime_aa_timeStampToken, at)) >= 0;) {
        X509_ATTRIBUTE* const attribute = CMS_unsigned_get_attr(info, at);
        for (int i = 0; i < X509_ATTRIBUTE_count(attribute); ++i) {
            const ASN1_TYPE* const value = X509_ATTRIBUTE_get0_type(attribute, i);
            if (value == nullptr || value->type != V_ASN1_SEQUENCE)
                return broken("a timestamp in a signature has a wrong form");
            const unsigned char* const begin = ASN1_STRING_get0_data(value->value.sequence);
            tokens.emplace_back(begin, begin + ASN1_STRING_length(value->value.sequence));
        }
    }
    return tokens;
}

} // namespace rapoint
