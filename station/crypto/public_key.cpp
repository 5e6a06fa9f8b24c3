#include "station/crypto/public_key.h"

#include "station/crypto/openssl_der.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>

namespace rapoint {

namespace {

Result<Bytes> keyFrom(const char* algorithm, OSSL_PARAM_BLD* builder) {
    const Params params{OSSL_PARAM_BLD_to_param(builder)};
    const EvpPkeyCtx context{EVP_PKEY_CTX_new_from_name(nullptr, algorithm, nullptr)};
    EVP_PKEY* raw = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &raw, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return cryptoFailure("the token's public key is malformed");
    const EvpPkey key{raw};
    return derOf(key.get(), i2d_PUBKEY);
}

} // namespace

Result<Bytes> ecPublicKey(KeyType type, ByteView point) {
    const ParamBuilder builder{OSSL_PARAM_BLD_new()};
    const char* group = type == KeyType::EcP384 ? SN_secp384r1 : SN_X9_62_prime256v1;
    if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, group, 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
        return cryptoFailure("building an EC public key");
    return keyFrom("EC", builder.get());
}

Result<Bytes> rsaPublicKey(ByteView modulus, ByteView exponent) {
    const ParamBuilder builder{OSSL_PARAM_BLD_new()};
    const BigNumber n{BN_bin2bn(modulus.data(), static_cast<int>(modulus.size()), nullptr)};
    const BigNumber e{BN_bin2bn(exponent.data(), static_cast<int>(exponent.size()), nullptr)};
    if (!builder || !n || !e || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return cryptoFailure("building an RSA public key");
    return keyFrom("RSA", builder.get());
}

Result<Bytes> pointOf(EVP_PKEY& key) {
    std::array<std::uint8_t, 133> point{}; // P-521 is the largest
    std::size_t size = 0;
    if (EVP_PKEY_get_octet_string_param(&key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size) != 1)
        return cryptoFailure("an EC public key has no point");
    return Bytes{point.begin(), point.begin() + static_cast<std::ptrdiff_t>(size)};
}

Result<KeyType> typeOf(EVP_PKEY& key) {
    const int bits = EVP_PKEY_get_bits(&key);
    if (EVP_PKEY_is_a(&key, "RSA") == 1 && (bits == 2048 || bits == 3072))
        return bits == 2048 ? KeyType::Rsa2048 : KeyType::Rsa3072;
    std::array<char, 32> group{};
    if (EVP_PKEY_is_a(&key, "EC") == 1 &&
        EVP_PKEY_get_group_name(&key, group.data(), group.size(), nullptr) == 1) {
        const std::string_view name{group.data()};
        if (name == SN_X9_62_prime256v1)
            return KeyType::EcP256;
        if (name == SN_secp384r1)
            return KeyType::EcP384;
    }
    ERR_clear_error();
    return failure(FaultCode::CardMechanismMissing, "the key is of a kind that is not used");
}

Result<Bytes> hashed(KeyType type, ByteView message) {
    const EVP_MD* const function = type == KeyType::EcP384 ? EVP_sha384() : EVP_sha256();
    Bytes hash(static_cast<std::size_t>(EVP_MD_get_size(function)));
    unsigned int size = 0;
    if (EVP_Digest(message.data(), message.size(), hash.data(), &size, function, nullptr) != 1)
        return cryptoFailure("hashing");
    return hash;
}

bool signatureHolds(EVP_PKEY& key, ByteView hash, ByteView signature) {
    const EVP_MD* const function =
        hash.size() == static_cast<std::size_t>(EVP_MD_get_size(EVP_sha384())) ? EVP_sha384() : EVP_sha256();
    const EvpPkeyCtx context{EVP_PKEY_CTX_new(&key, nullptr)};
    const bool rsa = EVP_PKEY_is_a(&key, "RSA") == 1;
    const bool holds =
        context && EVP_PKEY_verify_init(context.get()) == 1 &&
        (!rsa || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1) &&
        EVP_PKEY_CTX_set_signature_md(context.get(), function) == 1 &&
        EVP_PKEY_verify(context.get(), signature.data(), signature.size(), hash.data(), hash.size()) == 1;
    ERR_clear_error();
    return holds;
}

Bytes ecdsaSignatureDer(ByteView halves) {
    const auto half = static_cast<int>(halves.size() / 2);
    BigNumber r{BN_bin2bn(halves.data(), half, nullptr)};
    BigNumber s{BN_bin2bn(halves.data() + half, half, nullptr)};
    const EcdsaSignature signature{ECDSA_SIG_new()};
    if (halves.empty() || halves.size() % 2 != 0 || !r || !s || !signature)
        return {};
    ECDSA_SIG_set0(signature.get(), r.release(), s.release());
    return derOf(signature.get(), i2d_ECDSA_SIG);
}

} // namespace rapoint
