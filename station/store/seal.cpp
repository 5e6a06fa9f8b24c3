#include "station/store/seal.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include <openssl/evp.h>
#include <openssl/rand.h>

namespace rapoint::store {

namespace {

constexpr std::uint8_t kFormat = 1;
constexpr std::size_t kNonceSize = 12;
constexpr std::size_t kTagSize = 16;
constexpr std::size_t kHeadSize = 1 + kNonceSize;
constexpr std::size_t kMaxPlain = static_cast<std::size_t>(std::numeric_limits<int>::max());

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

/// Ready for the content: key, nonce, format byte and associated words are in. Null if OpenSSL fails.
Cipher begin(bool encrypt, const Secret& key, ByteView head, std::string_view associated) {
    Cipher cipher{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
    int size = 0;
    const bool ok = cipher && key.size() == kDataKeySize && associated.size() <= kMaxPlain &&
                    EVP_CipherInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.bytes().data(),
                                      head.data() + 1, encrypt ? 1 : 0) == 1 &&
                    EVP_CipherUpdate(cipher.get(), nullptr, &size, head.data(), 1) == 1 &&
                    EVP_CipherUpdate(cipher.get(), nullptr, &size, bytesOf(associated).data(),
                                     static_cast<int>(associated.size())) == 1;
    if (!ok)
        cipher.reset();
    return cipher;
}

} // namespace

Result<Secret> makeDataKey() {
    Secret key{kDataKeySize};
    if (RAND_priv_bytes(key.writable().data(), static_cast<int>(key.size())) != 1)
        return failure(FaultCode::CryptoFailed, "no random bytes");
    return key;
}

Result<Bytes> seal(const Secret& key, std::string_view associated, ByteView plain) {
    if (plain.size() > kMaxPlain)
        return failure(FaultCode::CryptoFailed, "too large to be sealed");
    Bytes sealed(kHeadSize + plain.size() + kTagSize);
    sealed[0] = kFormat;
    if (RAND_bytes(sealed.data() + 1, kNonceSize) != 1)
        return failure(FaultCode::CryptoFailed, "no random bytes");
    const Cipher cipher = begin(true, key, sealed, associated);
    std::uint8_t* const out = sealed.data() + kHeadSize;
    int size = 0;
    if (!cipher ||
        (!plain.empty() &&
         EVP_CipherUpdate(cipher.get(), out, &size, plain.data(), static_cast<int>(plain.size())) != 1) ||
        EVP_CipherFinal_ex(cipher.get(), out + size, &size) != 1 ||
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagSize, out + plain.size()) != 1)
        return failure(FaultCode::CryptoFailed, "AES-256-GCM");
    return sealed;
}

Result<Bytes> unseal(const Secret& key, std::string_view associated, ByteView sealed) {
    if (sealed.size() < kHeadSize + kTagSize || sealed.size() > kMaxPlain || sealed[0] != kFormat)
        return failure(FaultCode::SealBroken, "not a sealed form");
    const ByteView content = sealed.subspan(kHeadSize, sealed.size() - kHeadSize - kTagSize);
    std::array<std::uint8_t, kTagSize> tag{};
    std::copy(sealed.end() - kTagSize, sealed.end(), tag.begin());
    const Cipher cipher = begin(false, key, sealed, associated);
    if (!cipher)
        return failure(FaultCode::CryptoFailed, "AES-256-GCM");
    Bytes plain(content.size());
    int size = 0;
    const bool ok = EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagSize, tag.data()) == 1 &&
                    (content.empty() || EVP_CipherUpdate(cipher.get(), plain.data(), &size, content.data(),
                                                         static_cast<int>(content.size())) == 1) &&
                    EVP_CipherFinal_ex(cipher.get(), plain.data() + size, &size) == 1;
    if (!ok) {
        wipe(plain);
        return failure(FaultCode::SealBroken, "changed, or of another case");
    }
    return plain;
}

} // namespace rapoint::store
