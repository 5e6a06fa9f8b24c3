#include "sync/sealed_envelope.h"

#include "station/base/secret.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"

#include <openssl/err.h>
#include <openssl/rsa.h>

namespace rapoint::sync {

namespace {

constexpr std::size_t kMaxSealed = kMaxEnvelopeContent + 65536;

tl::unexpected<Fault> failed(std::string_view what) {
    return opensslFailure(FaultCode::CryptoFailed, what);
}

Result<> addRecipient(CMS_ContentInfo* cms, X509* certificate) {
    CMS_RecipientInfo* recipient = CMS_add1_recipient_cert(cms, certificate, CMS_KEY_PARAM);
    EVP_PKEY_CTX* context = recipient == nullptr ? nullptr : CMS_RecipientInfo_get0_pkey_ctx(recipient);
    if (context == nullptr)
        return failed("adding a recipient");
    // OpenSSL's own choices here would be PKCS#1 v1.5 and SHA-1.
    const bool rsa = CMS_RecipientInfo_type(recipient) == CMS_RECIPINFO_TRANS;
    const bool set = rsa ? EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) > 0 &&
                               EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) > 0 &&
                               EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) > 0
                         : EVP_PKEY_CTX_set_ecdh_kdf_md(context, EVP_sha256()) > 0;
    if (!set)
        return failed("choosing a recipient's algorithm");
    return {};
}

// The memory BIO holds personal data: it is wiped before it is let go.
Bytes takeAndWipe(BIO* memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    if (size <= 0)
        return {};
    Bytes content{data, data + size};
    OPENSSL_cleanse(data, static_cast<std::size_t>(size));
    return content;
}

} // namespace

Result<Bytes> sealEnvelope(ByteView content, STACK_OF(X509) * recipients) {
    if (content.size() > kMaxEnvelopeContent)
        return failure(FaultCode::InputInvalid, "the package is larger than 64 MiB");
    if (sk_X509_num(recipients) <= 0)
        return failure(FaultCode::InputInvalid, "the package has no recipient");
    const Cms cms{CMS_AuthEnvelopedData_create(EVP_aes_256_gcm())};
    if (!cms)
        return failed("preparing the envelope");
    for (int i = 0; i < sk_X509_num(recipients); ++i)
        RAPOINT_CHECK(addRecipient(cms.get(), sk_X509_value(recipients, i)));
    // Without this the content is left out of the message and nobody notices before it is opened.
    const Bio data = readingBio(content);
    if (CMS_set_detached(cms.get(), 0) != 1 || CMS_final(cms.get(), data.get(), nullptr, CMS_BINARY) != 1)
        return failed("encrypting the package");
    unsigned char* out = nullptr;
    const int size = i2d_CMS_ContentInfo(cms.get(), &out);
    if (size <= 0)
        return failed("encoding the envelope");
    Bytes sealed{out, out + size};
    OPENSSL_free(out);
    if (sealed.size() < content.size())
        return failure(FaultCode::CryptoFailed, "the envelope is smaller than what is in it");
    return sealed;
}

Result<Bytes> openEnvelope(ByteView sealed, const std::vector<RecipientKey>& keys) {
    if (sealed.empty() || sealed.size() > kMaxSealed)
        return failure(FaultCode::SealBroken, "size of the envelope");
    for (const RecipientKey& recipient : keys) {
        // Parsed anew for each key: a failed try leaves the message in no usable state.
        const unsigned char* at = sealed.data();
        const Cms cms{d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(sealed.size()))};
        if (!cms || at != sealed.data() + sealed.size() ||
            OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_id_smime_ct_authEnvelopedData)
            return opensslFailure(FaultCode::SealBroken, "the envelope has a wrong form");
        const Bio out{BIO_new(BIO_s_mem())};
        const int opened =
            CMS_decrypt(cms.get(), recipient.key, recipient.certificate, nullptr, out.get(), CMS_BINARY);
        Bytes content = takeAndWipe(out.get());
        if (opened == 1)
            return content;
        // Some versions give out what they decrypted before they found it changed.
        rapoint::wipe(content);
    }
    return opensslFailure(FaultCode::SealBroken, "no key opens the envelope, or it was changed");
}

} // namespace rapoint::sync
