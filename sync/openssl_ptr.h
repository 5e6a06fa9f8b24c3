#pragma once

#include "station/base/bytes.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/cmp.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace rapoint::sync {

/// Calls OpenSSL's own function to let an object go.
template <auto release>
struct Releaser {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};

inline void releaseCertificates(STACK_OF(X509) * certificates) {
    sk_X509_pop_free(certificates, X509_free);
}

using AsnOctetString = std::unique_ptr<ASN1_OCTET_STRING, Releaser<ASN1_OCTET_STRING_free>>;
using Bio = std::unique_ptr<BIO, Releaser<BIO_free_all>>;
using BigNumber = std::unique_ptr<BIGNUM, Releaser<BN_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509_free>>;
using CertificateRequest = std::unique_ptr<X509_REQ, Releaser<X509_REQ_free>>;
using CertificateStore = std::unique_ptr<X509_STORE, Releaser<X509_STORE_free>>;
using Certificates = std::unique_ptr<STACK_OF(X509), Releaser<releaseCertificates>>;
using CmpMessage = std::unique_ptr<OSSL_CMP_MSG, Releaser<OSSL_CMP_MSG_free>>;
using Cms = std::unique_ptr<CMS_ContentInfo, Releaser<CMS_ContentInfo_free>>;
using EvpPkey = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using EvpPkeyCtx = std::unique_ptr<EVP_PKEY_CTX, Releaser<EVP_PKEY_CTX_free>>;

} // namespace rapoint::sync
