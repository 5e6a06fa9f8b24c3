#include "station/crypto/cades_signature.h"

#include "station/crypto/certificate_fields.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"
#include "station/crypto/token_pkey.h"

namespace rapoint {

namespace {

constexpr std::size_t kMaxSignature = 65536;
constexpr unsigned kFlags = CMS_DETACHED | CMS_BINARY | CMS_CADES;

tl::unexpected<Fault> broken(std::string_view what) {
    return opensslFailure(FaultCode::SealBroken, what);
}

// The officers' authority is the only anchor: what other authorities of the same root issue are not officers.
Result<CertificateStore> storeOf(X509* authority, Instant at) {
    CertificateStore store{X509_STORE_new()};
    if (store)
        X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.get()),
                                   std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count());
    if (!store || X509_STORE_add_cert(store.get(), authority) != 1 ||
        X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN) != 1 ||
        X509_STORE_set_purpose(store.get(), X509_PURPOSE_ANY) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "preparing the trust in officers");
    return store;
}

Result<Bytes> soleSigner(CMS_ContentInfo* cms) {
    // The stack is ours, the certificates stay with the message.
    STACK_OF(X509)* signers = CMS_get0_signers(cms);
    X509* signer = sk_X509_num(signers) == 1 ? sk_X509_value(signers, 0) : nullptr;
    sk_X509_free(signers);
    if (signer == nullptr)
        return broken("a signature has not exactly one signer");
    if (!hasExtendedUsage(signer, kRegistrationAuthorityUsage))
        return broken("the signer is no registration officer");
    return toDer(signer);
}

} // namespace

Result<Bytes> signDetached(ByteView content, SigningKey& signer) {
    RAPOINT_TRY(const Certificate certificate, certificateFromDer(signer.certificate()));
    RAPOINT_TRY(const EvpPkey key, pkeyOf(signer));
    const Bio data = readingBio(content);
    const Cms cms{CMS_sign(certificate.get(), key.get(), nullptr, data.get(), kFlags)};
    if (!cms)
        return signingFailure(key.get(), "signing the package");
    const Bio out{BIO_new(BIO_s_mem())};
    if (i2d_CMS_bio(out.get(), cms.get()) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "encoding a signature");
    return contentOf(out.get());
}

Result<Bytes> verifyDetached(ByteView signature, ByteView content, X509* officerAuthority, Instant at) {
    if (signature.size() > kMaxSignature)
        return broken("a signature is too large");
    RAPOINT_TRY(const CertificateStore store, storeOf(officerAuthority, at));
    const unsigned char* next = signature.data();
    const Cms cms{d2i_CMS_ContentInfo(nullptr, &next, static_cast<long>(signature.size()))};
    if (!cms || next != signature.data() + signature.size())
        return broken("a signature has a wrong form");
    const Bio data = readingBio(content);
    if (CMS_verify(cms.get(), nullptr, store.get(), data.get(), nullptr, kFlags) != 1)
        return broken("a signature does not hold");
    return soleSigner(cms.get());
}

} // namespace rapoint
