#include "station/crypto/key_agreement.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/public_key.h"

#include <openssl/core_names.h>

namespace rapoint {

namespace {

constexpr std::size_t kSharedSize = 32;

Result<Secret> sharedSecret(EVP_PKEY& own, EVP_PKEY& peer) {
    const EvpPkeyCtx context{EVP_PKEY_CTX_new(&own, nullptr)};
    Secret shared{kSharedSize};
    std::size_t size = shared.size();
    if (!context || EVP_PKEY_derive_init(context.get()) != 1 ||
        EVP_PKEY_derive_set_peer(context.get(), &peer) != 1 ||
        EVP_PKEY_derive(context.get(), shared.writable().data(), &size) != 1 || size != kSharedSize)
        return cryptoFailure("ECDH");
    return shared;
}

} // namespace

Result<EphemeralAgreement> agreeWith(ByteView publicKey) {
    RAPOINT_TRY(const EvpPkey peer, publicKeyFromDer(publicKey));
    const EvpPkey ephemeral{EVP_EC_gen("P-256")};
    if (!ephemeral)
        return cryptoFailure("making an ephemeral key");
    EphemeralAgreement agreement;
    RAPOINT_TRY(agreement.point, pointOf(*ephemeral));
    RAPOINT_TRY(agreement.shared, sharedSecret(*ephemeral, *peer));
    return agreement;
}

Result<Secret> hkdfSha256(const Secret& input, ByteView info, std::size_t size) {
    std::string hash = "SHA256";
    Secret key = input.duplicate();
    Bytes purpose{info.begin(), info.end()};
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, hash.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, key.writable().data(), key.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, purpose.data(), purpose.size()),
        OSSL_PARAM_construct_end()};
    const EvpKdf kdf{EVP_KDF_fetch(nullptr, "HKDF", nullptr)};
    const EvpKdfContext context{kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr};
    Secret material{size};
    if (!context || EVP_KDF_derive(context.get(), material.writable().data(), material.size(), params) != 1)
        return cryptoFailure("HKDF");
    return material;
}

} // namespace rapoint
