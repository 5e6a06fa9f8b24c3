#include "station/card/public_key.h"

#include <openssl/core_names.h>
#include <openssl/objects.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>

namespace rapoint::card {

namespace {

Result<Bytes> keyFrom(const char* algorithm, OSSL_PARAM_BLD* builder) {
    const Params params{OSSL_PARAM_BLD_to_param(builder)};
    const EvpKeyContext context{EVP_PKEY_CTX_new_from_name(nullptr, algorithm, nullptr)};
    EVP_PKEY* raw = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &raw, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return cryptoFailure("the token's public key is malformed");
    const EvpKey key{raw};
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

Result<EvpKey> publicKeyFromDer(ByteView spki) {
    const unsigned char* at = spki.data();
    EvpKey key{d2i_PUBKEY(nullptr, &at, static_cast<long>(spki.size()))};
    if (!key || at != spki.data() + spki.size())
        return cryptoFailure("a public key is malformed");
    return key;
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

const EVP_MD* hashOf(KeyType type) {
    return type == KeyType::EcP384 ? EVP_sha384() : EVP_sha256();
}

Result<Bytes> hashed(KeyType type, ByteView message) {
    Bytes hash(static_cast<std::size_t>(EVP_MD_get_size(hashOf(type))));
    unsigned int size = 0;
    if (EVP_Digest(message.data(), message.size(), hash.data(), &size, hashOf(type), nullptr) != 1)
        return cryptoFailure("hashing");
    return hash;
}

Result<bool> signatureHolds(KeyType type, ByteView spki, ByteView hash, ByteView signature) {
    RAPOINT_TRY(const EvpKey key, publicKeyFromDer(spki));
    const EvpKeyContext context{EVP_PKEY_CTX_new(key.get(), nullptr)};
    const bool rsa = EVP_PKEY_is_a(key.get(), "RSA") == 1;
    if (!context || EVP_PKEY_verify_init(context.get()) != 1 ||
        (rsa && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1) ||
        EVP_PKEY_CTX_set_signature_md(context.get(), hashOf(type)) != 1)
        return cryptoFailure("preparing to verify a signature");
    const int verdict =
        EVP_PKEY_verify(context.get(), signature.data(), signature.size(), hash.data(), hash.size());
    ERR_clear_error();
    return verdict == 1;
}

} // namespace rapoint::card
