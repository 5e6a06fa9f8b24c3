#include "station/store/seal.h"

#include "station/base/append_bytes.h"
#include "station/base/random.h"
#include "station/crypto/aes_gcm.h"

#include <limits>

namespace rapoint::store {

namespace {

constexpr std::uint8_t kFormat = 1;
constexpr std::size_t kHeadSize = 1 + kAesGcmNonceSize;
constexpr std::size_t kMaxPlain = static_cast<std::size_t>(std::numeric_limits<int>::max());

/// The format is protected like the words that the content belongs to.
Bytes protectedBeside(std::string_view associated) {
    Bytes all{kFormat};
    append(all, bytesOf(associated));
    return all;
}

} // namespace

Result<Secret> makeDataKey() {
    Secret key{kDataKeySize};
    SystemRandom{}.fill(key.writable());
    return key;
}

Result<Bytes> seal(const Secret& key, std::string_view associated, ByteView plain) {
    if (plain.size() > kMaxPlain)
        return failure(FaultCode::CryptoFailed, "too large to be sealed");
    Bytes sealed(kHeadSize + plain.size() + kAesGcmTagSize);
    sealed[0] = kFormat;
    const std::span<std::uint8_t> nonce = std::span{sealed}.subspan(1, kAesGcmNonceSize);
    SystemRandom{}.fill(nonce);
    const Bytes beside = protectedBeside(associated);
    RAPOINT_CHECK(aesGcmEncrypt({key.bytes(), nonce, beside}, plain,
                                std::span{sealed}.subspan(kHeadSize, plain.size()),
                                std::span{sealed}.last(kAesGcmTagSize)));
    return sealed;
}

Result<Bytes> unseal(const Secret& key, std::string_view associated, ByteView sealed) {
    if (sealed.size() < kHeadSize + kAesGcmTagSize || sealed.size() > kMaxPlain || sealed[0] != kFormat)
        return failure(FaultCode::SealBroken, "not a sealed form");
    const ByteView content = sealed.subspan(kHeadSize, sealed.size() - kHeadSize - kAesGcmTagSize);
    const Bytes beside = protectedBeside(associated);
    Bytes plain(content.size());
    RAPOINT_TRY(const bool whole, aesGcmDecrypt({key.bytes(), sealed.subspan(1, kAesGcmNonceSize), beside},
                                                content, sealed.last(kAesGcmTagSize), plain));
    if (!whole)
        return failure(FaultCode::SealBroken, "changed, or of another case");
    return plain;
}

} // namespace rapoint::store
