#include "sync/signed_statement.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"

namespace rapoint::sync {

namespace {

tl::unexpected<Fault> forged(std::string_view what) {
    return opensslFailure(FaultCode::ReceiptForged, what);
}

} // namespace

Result<Bytes> signStatement(const std::string& text, X509* certificate, EVP_PKEY* key) {
    const Bio data = readingBio(bytesOf(text));
    const Cms cms{CMS_sign(certificate, key, nullptr, data.get(), CMS_BINARY | CMS_CADES | CMS_NOSMIMECAP)};
    const Bio out{BIO_new(BIO_s_mem())};
    if (!cms || i2d_CMS_bio(out.get(), cms.get()) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "signing what the central says");
    return contentOf(out.get());
}

// CMS_NOINTERN because only the pinned certificate counts.
Result<Bytes> statementIn(ByteView der, const Bytes& pinned, std::size_t limit) {
    if (der.empty() || der.size() > limit)
        return forged("size of what the central has signed");
    RAPOINT_TRY(const Certificates signers, certificatesFromDer({pinned}));
    const unsigned char* at = der.data();
    const Cms cms{d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size()))};
    if (!cms || at != der.data() + der.size() || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed ||
        CMS_is_detached(cms.get()) != 0)
        return forged("what the central has signed has a wrong form");
    if (sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(cms.get())) != 1)
        return forged("not exactly one has signed for the central");
    const Bio out{BIO_new(BIO_s_mem())};
    if (CMS_verify(cms.get(), signers.get(), nullptr, nullptr, out.get(),
                   CMS_BINARY | CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY) != 1)
        return forged("the central's signature does not hold");
    return contentOf(out.get());
}

} // namespace rapoint::sync
