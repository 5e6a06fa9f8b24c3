#include "tests/support/simulated_card/simulated_key.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace rapoint::test {

namespace {

using Operation = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;

std::optional<Bytes> signWith(EVP_PKEY* key, ByteView input, int padding) {
    const Operation operation{EVP_PKEY_CTX_new(key, nullptr), &EVP_PKEY_CTX_free};
    std::size_t size = 0;
    const bool ready = operation && EVP_PKEY_sign_init(operation.get()) == 1 &&
                       (padding == 0 || EVP_PKEY_CTX_set_rsa_padding(operation.get(), padding) == 1) &&
                       EVP_PKEY_sign(operation.get(), nullptr, &size, input.data(), input.size()) == 1;
    Bytes signature(ready ? size : 0);
    const bool done =
        ready && EVP_PKEY_sign(operation.get(), signature.data(), &size, input.data(), input.size()) == 1;
    ERR_clear_error();
    if (!done)
        return std::nullopt;
    signature.resize(size);
    return signature;
}

} // namespace

SimulatedKey::SimulatedKey(EVP_PKEY* key)
    : m_key{key, &EVP_PKEY_free} {}

std::optional<SimulatedKey> SimulatedKey::makeRsa(std::size_t bits) {
    if (bits != 1024 && bits != 2048 && bits != 3072)
        return std::nullopt;
    EVP_PKEY* const key = EVP_RSA_gen(static_cast<unsigned>(bits));
    return key == nullptr ? std::nullopt : std::optional{SimulatedKey{key}};
}

std::optional<SimulatedKey> SimulatedKey::makeEc(std::size_t bits) {
    if (bits != 256 && bits != 384)
        return std::nullopt;
    EVP_PKEY* const key = EVP_EC_gen(bits == 256 ? "P-256" : "P-384");
    return key == nullptr ? std::nullopt : std::optional{SimulatedKey{key}};
}

Bytes SimulatedKey::modulus() const {
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(m_key.get(), OSSL_PKEY_PARAM_RSA_N, &number) != 1)
        return {};
    Bytes value(static_cast<std::size_t>(BN_num_bytes(number)));
    BN_bn2bin(number, value.data());
    BN_free(number);
    return value;
}

Bytes SimulatedKey::point() const {
    Bytes value(256);
    std::size_t size = 0;
    if (EVP_PKEY_get_octet_string_param(m_key.get(), OSSL_PKEY_PARAM_PUB_KEY, value.data(), value.size(), &size) !=
        1)
        return {};
    value.resize(size);
    return value;
}

std::optional<Bytes> SimulatedKey::signEc(ByteView hash) const {
    return signWith(m_key.get(), hash, 0);
}

std::optional<Bytes> SimulatedKey::signRsa(ByteView input, bool pad) const {
    return signWith(m_key.get(), input, pad ? RSA_PKCS1_PADDING : RSA_NO_PADDING);
}

} // namespace rapoint::test
