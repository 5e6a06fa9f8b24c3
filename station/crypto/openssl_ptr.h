#pragma once

#include "station/base/bytes.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/cmp.h>
#include <openssl/cms.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace rapoint {

/// Calls OpenSSL's own function to let an object go.
template <auto release>
struct Releaser {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};

/// Owns an object of OpenSSL's.
template <class T, auto release>
using OpensslPtr = std::unique_ptr<T, Releaser<release>>;

inline void releaseCertificates(STACK_OF(X509) * certificates) {
    sk_X509_pop_free(certificates, X509_free);
}

using AsnOctetString = OpensslPtr<ASN1_OCTET_STRING, &ASN1_OCTET_STRING_free>;
using Bio = OpensslPtr<BIO, &BIO_free_all>;
using BigNumber = OpensslPtr<BIGNUM, &BN_free>;
using Certificate = OpensslPtr<X509, &X509_free>;
using CertificateCheck = OpensslPtr<X509_STORE_CTX, &X509_STORE_CTX_free>;
using CertificateRequest = OpensslPtr<X509_REQ, &X509_REQ_free>;
using CertificateStore = OpensslPtr<X509_STORE, &X509_STORE_free>;
using Certificates = OpensslPtr<STACK_OF(X509), &releaseCertificates>;
using CipherContext = OpensslPtr<EVP_CIPHER_CTX, &EVP_CIPHER_CTX_free>;
using CmpMessage = OpensslPtr<OSSL_CMP_MSG, &OSSL_CMP_MSG_free>;
using Cms = OpensslPtr<CMS_ContentInfo, &CMS_ContentInfo_free>;
using EcdsaSignature = OpensslPtr<ECDSA_SIG, &ECDSA_SIG_free>;
using EvpKdf = OpensslPtr<EVP_KDF, &EVP_KDF_free>;
using EvpKdfContext = OpensslPtr<EVP_KDF_CTX, &EVP_KDF_CTX_free>;
using EvpPkey = OpensslPtr<EVP_PKEY, &EVP_PKEY_free>;
using EvpPkeyCtx = OpensslPtr<EVP_PKEY_CTX, &EVP_PKEY_CTX_free>;
using ParamBuilder = OpensslPtr<OSSL_PARAM_BLD, &OSSL_PARAM_BLD_free>;
using Params = OpensslPtr<OSSL_PARAM, &OSSL_PARAM_free>;
using SignatureAlgorithm = OpensslPtr<X509_ALGOR, &X509_ALGOR_free>;

} // namespace rapoint
