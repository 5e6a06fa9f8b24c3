#include "station/card/ecdh_sealing.h"

#include "station/base/digest.h"
#include "station/card/openssl_handles.h"
#include "station/card/public_key.h"

#include <openssl/core_names.h>

#include <algorithm>

namespace rapoint::card {

namespace {

constexpr std::size_t kKeySize = 32;
constexpr std::size_t kNonceSize = 12;
constexpr std::size_t kSharedSize = 32;

/// Key and nonce, one after the other.
Result<Secret> keyMaterial(const Secret& shared, const Bytes& header) {
    static constexpr std::string_view kPurpose = "rapoint station key 1";
    Bytes purpose{kPurpose.begin(), kPurpose.end()};
    purpose.insert(purpose.end(), header.begin(), header.end());
    std::string hash = "SHA256";
    Secret input = shared.duplicate();
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, hash.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, input.writable().data(), input.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, purpose.data(), purpose.size()),
        OSSL_PARAM_construct_end()};
    const EvpKdf kdf{EVP_KDF_fetch(nullptr, "HKDF", nullptr)};
    const EvpKdfContext context{kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr};
    Secret material{kKeySize + kNonceSize};
    if (!context || EVP_KDF_derive(context.get(), material.writable().data(), material.size(), params) != 1)
        return cryptoFailure("HKDF");
    return material;
}

Result<Secret> sharedSecret(EVP_PKEY& own, EVP_PKEY& peer) {
    const EvpKeyContext context{EVP_PKEY_CTX_new(&own, nullptr)};
    Secret shared{kSharedSize};
    std::size_t size = shared.size();
    if (!context || EVP_PKEY_derive_init(context.get()) != 1 ||
        EVP_PKEY_derive_set_peer(context.get(), &peer) != 1 ||
        EVP_PKEY_derive(context.get(), shared.writable().data(), &size) != 1 || size != kSharedSize)
        return cryptoFailure("ECDH");
    return shared;
}

} // namespace

std::array<std::uint8_t, 8> recipientName(ByteView publicKey) {
    const Digest digest = Digest::of(publicKey);
    std::array<std::uint8_t, 8> name{};
    std::copy_n(digest.bytes().begin(), name.size(), name.begin());
    return name;
}

Result<StationKeyBlob> sealTo(ByteView publicKey, const Secret& secret) {
    if (secret.empty() || secret.size() > StationKeyBlob::kLargestSecret)
        return failure(FaultCode::InputInvalid, "a secret to wrap has 1 to 4096 bytes");
    RAPOINT_TRY(const EvpKey peer, publicKeyFromDer(publicKey));
    const EvpKey ephemeral{EVP_EC_gen("P-256")};
    if (!ephemeral)
        return cryptoFailure("making an ephemeral key");
    StationKeyBlob blob;
    blob.recipient = recipientName(publicKey);
    RAPOINT_TRY(const Bytes point, pointOf(*ephemeral));
    if (point.size() != blob.ephemeral.size())
        return cryptoFailure("an ephemeral key that is not uncompressed");
    std::copy(point.begin(), point.end(), blob.ephemeral.begin());
    RAPOINT_TRY(const Secret shared, sharedSecret(*ephemeral, *peer));
    const Bytes header = blob.header();
    RAPOINT_TRY(const Secret material, keyMaterial(shared, header));
    const std::uint8_t* const key = material.bytes().data();
    const EvpCipherContext context{EVP_CIPHER_CTX_new()};
    blob.ciphertext.resize(secret.size());
    int size = 0;
    int rest = 0;
    if (!context || EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key, key + kKeySize) != 1 ||
        EVP_EncryptUpdate(context.get(), nullptr, &size, header.data(), static_cast<int>(header.size())) != 1 ||
        EVP_EncryptUpdate(context.get(), blob.ciphertext.data(), &size, secret.bytes().data(),
                          static_cast<int>(secret.size())) != 1 ||
        EVP_EncryptFinal_ex(context.get(), blob.ciphertext.data() + size, &rest) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(blob.tag.size()),
                            blob.tag.data()) != 1)
        return cryptoFailure("AES-GCM");
    return blob;
}

Result<Secret> openWith(const Secret& shared, const StationKeyBlob& blob) {
    const Bytes header = blob.header();
    RAPOINT_TRY(const Secret material, keyMaterial(shared, header));
    const std::uint8_t* const key = material.bytes().data();
    const EvpCipherContext context{EVP_CIPHER_CTX_new()};
    Secret secret{blob.ciphertext.size()};
    auto tag = blob.tag;
    int size = 0;
    int rest = 0;
    if (!context || EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key, key + kKeySize) != 1 ||
        EVP_DecryptUpdate(context.get(), nullptr, &size, header.data(), static_cast<int>(header.size())) != 1 ||
        EVP_DecryptUpdate(context.get(), secret.writable().data(), &size, blob.ciphertext.data(),
                          static_cast<int>(blob.ciphertext.size())) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag.size()), tag.data()) != 1)
        return cryptoFailure("AES-GCM");
    if (EVP_DecryptFinal_ex(context.get(), secret.writable().data() + size, &rest) != 1) {
        ERR_clear_error();
        return failure(FaultCode::SealBroken, "a wrapped secret was changed");
    }
    return secret;
}

} // namespace rapoint::card
