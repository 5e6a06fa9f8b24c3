#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

#include <memory>

namespace rapoint::card {

template <auto Free>
struct OpensslDeleter {
    template <class Object>
    void operator()(Object* object) const {
        Free(object);
    }
};
template <class Object, auto Free>
using OpensslHandle = std::unique_ptr<Object, OpensslDeleter<Free>>;

using EvpKey = OpensslHandle<EVP_PKEY, &EVP_PKEY_free>;
using EvpKeyContext = OpensslHandle<EVP_PKEY_CTX, &EVP_PKEY_CTX_free>;
using EvpCipherContext = OpensslHandle<EVP_CIPHER_CTX, &EVP_CIPHER_CTX_free>;
using EvpKdf = OpensslHandle<EVP_KDF, &EVP_KDF_free>;
using EvpKdfContext = OpensslHandle<EVP_KDF_CTX, &EVP_KDF_CTX_free>;
using ParamBuilder = OpensslHandle<OSSL_PARAM_BLD, &OSSL_PARAM_BLD_free>;
using Params = OpensslHandle<OSSL_PARAM, &OSSL_PARAM_free>;
using BigNumber = OpensslHandle<BIGNUM, &BN_free>;
using EcdsaSignature = OpensslHandle<ECDSA_SIG, &ECDSA_SIG_free>;
using X509Certificate = OpensslHandle<X509, &X509_free>;
using X509Request = OpensslHandle<X509_REQ, &X509_REQ_free>;
using X509Algorithm = OpensslHandle<X509_ALGOR, &X509_ALGOR_free>;

/// crypto-failed, with OpenSSL's own queue of reasons emptied: it may quote input.
inline tl::unexpected<Fault> cryptoFailure(std::string what) {
    ERR_clear_error();
    return failure(FaultCode::CryptoFailed, std::move(what));
}

/// message-malformed unless these bytes are one DER certificate and nothing else.
inline Result<X509Certificate> certificateFromDer(ByteView der) {
    const unsigned char* at = der.data();
    X509Certificate certificate{d2i_X509(nullptr, &at, static_cast<long>(der.size()))};
    ERR_clear_error();
    if (!certificate || at != der.data() + der.size())
        return failure(FaultCode::MessageMalformed, "a certificate is not DER");
    return certificate;
}

/// DER of an OpenSSL object, for i2d functions of the usual shape.
template <class Object, class Encode>
Bytes derOf(Object* object, Encode encode) {
    unsigned char* der = nullptr;
    const int size = encode(object, &der);
    Bytes bytes;
    if (size > 0)
        bytes.assign(der, der + size);
    OPENSSL_free(der);
    return bytes;
}

} // namespace rapoint::card
