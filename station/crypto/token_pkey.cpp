// EC_KEY_METHOD and RSA_METHOD are the only way in OpenSSL 3.0 to sign elsewhere without an engine or a whole
// provider; they are marked deprecated there and are still what its own engines use.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "station/crypto/token_pkey.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/obj_mac.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace rapoint {

namespace {

using EcKey = std::unique_ptr<EC_KEY, Releaser<EC_KEY_free>>;
using RsaKey = std::unique_ptr<RSA, Releaser<RSA_free>>;

// What a key of ours carries along.
struct Signer {
    SigningKey* key = nullptr;
    std::optional<Fault> fault;
};

void freeSigner(void*, void* signer, CRYPTO_EX_DATA*, int, long, void*) {
    delete static_cast<Signer*>(signer);
}

int duplicateSigner(CRYPTO_EX_DATA*, const CRYPTO_EX_DATA*, void** signer, int, long, void*) {
    if (*signer != nullptr)
        *signer = new Signer{*static_cast<Signer*>(*signer)};
    return 1;
}

int signerIndex() {
    static const int index = EC_KEY_get_ex_new_index(0, nullptr, nullptr, duplicateSigner, freeSigner);
    return index;
}

int rsaSignerIndex() {
    static const int index = RSA_get_ex_new_index(0, nullptr, nullptr, duplicateSigner, freeSigner);
    return index;
}

Result<Bytes> signatureOf(Signer& signer, ByteView value) {
    std::array<std::uint8_t, 32> digest{};
    if (value.size() != digest.size())
        return failure(FaultCode::CryptoFailed, "the key signs SHA-256 values only");
    std::ranges::copy(value, digest.begin());
    return signer.key->sign(Digest{digest});
}

Result<ECDSA_SIG*> askPort(Signer& signer, ByteView value) {
    RAPOINT_TRY(const Bytes der, signatureOf(signer, value));
    const unsigned char* at = der.data();
    ECDSA_SIG* signature = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
    if (signature == nullptr || at != der.data() + der.size()) {
        ECDSA_SIG_free(signature);
        return opensslFailure(FaultCode::CardModuleFailed, "the token's signature has a wrong form");
    }
    return signature;
}

// The C callback: no exception may leave it.
ECDSA_SIG* signWithPort(const unsigned char* digest, int size, const BIGNUM*, const BIGNUM*, EC_KEY* key) {
    auto* signer = static_cast<Signer*>(EC_KEY_get_ex_data(key, signerIndex()));
    if (signer == nullptr || size < 0)
        return nullptr;
    try {
        auto signature = askPort(*signer, {digest, static_cast<std::size_t>(size)});
        if (signature)
            return *signature;
        signer->fault = std::move(signature).error();
    } catch (const std::exception&) {
        signer->fault = Fault{FaultCode::Internal, "the signing key threw"};
    }
    return nullptr;
}

const EC_KEY_METHOD* portMethod() {
    static EC_KEY_METHOD* const method = [] {
        EC_KEY_METHOD* made = EC_KEY_METHOD_new(EC_KEY_OpenSSL());
        int (*sign)(int, const unsigned char*, int, unsigned char*, unsigned int*, const BIGNUM*, const BIGNUM*,
                    EC_KEY*) = nullptr;
        int (*setup)(EC_KEY*, BN_CTX*, BIGNUM**, BIGNUM**) = nullptr;
        EC_KEY_METHOD_get_sign(EC_KEY_OpenSSL(), &sign, &setup, nullptr);
        EC_KEY_METHOD_set_sign(made, sign, setup, signWithPort);
        return made;
    }();
    return method;
}

// The C callback for RSASSA-PKCS1-v1_5 (RFC 8017 §8.2).
int signRsaWithPort(int type, const unsigned char* digest, unsigned size, unsigned char* out, unsigned* written,
                    const RSA* key) {
    auto* signer = static_cast<Signer*>(RSA_get_ex_data(key, rsaSignerIndex()));
    if (signer == nullptr || type != NID_sha256)
        return 0;
    try {
        auto signature = signatureOf(*signer, {digest, size});
        if (signature && signature->size() == static_cast<std::size_t>(RSA_size(key))) {
            std::ranges::copy(*signature, out);
            *written = static_cast<unsigned>(signature->size());
            return 1;
        }
        signer->fault = signature ? Fault{FaultCode::CardModuleFailed, "the token's signature has a wrong form"}
                                  : std::move(signature).error();
    } catch (const std::exception&) {
        signer->fault = Fault{FaultCode::Internal, "the signing key threw"};
    }
    return 0;
}

const RSA_METHOD* portRsaMethod() {
    static RSA_METHOD* const method = [] {
        RSA_METHOD* made = RSA_meth_dup(RSA_PKCS1_OpenSSL());
        RSA_meth_set_sign(made, signRsaWithPort);
        return made;
    }();
    return method;
}

Signer* signerOf(EVP_PKEY* key) {
    if (key != nullptr && EVP_PKEY_get_id(key) == EVP_PKEY_RSA) {
        const RSA* rsa = EVP_PKEY_get0_RSA(key);
        return rsa == nullptr ? nullptr : static_cast<Signer*>(RSA_get_ex_data(rsa, rsaSignerIndex()));
    }
    const EC_KEY* ec = key == nullptr || EVP_PKEY_get_id(key) != EVP_PKEY_EC ? nullptr : EVP_PKEY_get0_EC_KEY(key);
    return ec == nullptr ? nullptr : static_cast<Signer*>(EC_KEY_get_ex_data(ec, signerIndex()));
}

tl::unexpected<Fault> notMade() {
    return opensslFailure(FaultCode::CryptoFailed, "making the token's key");
}

Result<EvpPkey> ecKeyOf(SigningKey& key, const EC_KEY* source) {
    EcKey ec{EC_KEY_new()};
    EvpPkey pkey{EVP_PKEY_new()};
    if (!ec || !pkey || EC_KEY_set_group(ec.get(), EC_KEY_get0_group(source)) != 1 ||
        EC_KEY_set_public_key(ec.get(), EC_KEY_get0_public_key(source)) != 1 ||
        EC_KEY_set_method(ec.get(), portMethod()) != 1)
        return notMade();
    auto signer = std::make_unique<Signer>(Signer{&key, std::nullopt});
    if (EC_KEY_set_ex_data(ec.get(), signerIndex(), signer.get()) != 1)
        return notMade();
    static_cast<void>(signer.release());
    if (EVP_PKEY_set1_EC_KEY(pkey.get(), ec.get()) != 1)
        return notMade();
    return pkey;
}

Result<EvpPkey> rsaKeyOf(SigningKey& key, const RSA* source) {
    RsaKey rsa{RSA_new()};
    EvpPkey pkey{EVP_PKEY_new()};
    BigNumber modulus{source == nullptr ? nullptr : BN_dup(RSA_get0_n(source))};
    BigNumber exponent{source == nullptr ? nullptr : BN_dup(RSA_get0_e(source))};
    if (!rsa || !pkey || !modulus || !exponent ||
        RSA_set0_key(rsa.get(), modulus.get(), exponent.get(), nullptr) != 1)
        return notMade();
    static_cast<void>(modulus.release());
    static_cast<void>(exponent.release());
    auto signer = std::make_unique<Signer>(Signer{&key, std::nullopt});
    if (RSA_set_method(rsa.get(), portRsaMethod()) != 1 ||
        RSA_set_ex_data(rsa.get(), rsaSignerIndex(), signer.get()) != 1)
        return notMade();
    static_cast<void>(signer.release());
    if (EVP_PKEY_set1_RSA(pkey.get(), rsa.get()) != 1)
        return notMade();
    return pkey;
}

} // namespace

Result<EvpPkey> pkeyOf(SigningKey& key) {
    RAPOINT_TRY(const Certificate certificate, certificateFromDer(key.certificate()));
    EVP_PKEY* publicKey = X509_get0_pubkey(certificate.get());
    if (publicKey != nullptr && EVP_PKEY_get_id(publicKey) == EVP_PKEY_RSA)
        return rsaKeyOf(key, EVP_PKEY_get0_RSA(publicKey));
    const EC_KEY* source = publicKey == nullptr || EVP_PKEY_get_id(publicKey) != EVP_PKEY_EC
                               ? nullptr
                               : EVP_PKEY_get0_EC_KEY(publicKey);
    if (source == nullptr)
        return opensslFailure(FaultCode::CryptoFailed, "the signing certificate's key is neither EC nor RSA");
    return ecKeyOf(key, source);
}

std::optional<Fault> takeSigningFault(EVP_PKEY* key) {
    Signer* signer = signerOf(key);
    return signer == nullptr ? std::nullopt : std::exchange(signer->fault, std::nullopt);
}

tl::unexpected<Fault> signingFailure(EVP_PKEY* key, std::string_view tried) {
    if (auto fault = takeSigningFault(key)) {
        ERR_clear_error();
        return tl::make_unexpected(std::move(*fault));
    }
    return opensslFailure(FaultCode::CryptoFailed, tried);
}

} // namespace rapoint
