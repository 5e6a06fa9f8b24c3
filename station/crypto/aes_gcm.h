#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

namespace rapoint {

inline constexpr std::size_t kAesGcmKeySize = 32;
inline constexpr std::size_t kAesGcmNonceSize = 12;
inline constexpr std::size_t kAesGcmTagSize = 16;

/// What both sides of AES-256-GCM (SP 800-38D) have to have: the key, a nonce that is used once with it, and what
/// is protected beside the content without being part of it. Borrowed for the call.
struct AesGcmInput {
    ByteView key;
    ByteView nonce;
    ByteView associated;
};

/// Encrypts into `out`, which is as long as the plain text, and writes the tag, 16 bytes. crypto-failed, also for
/// a key or a nonce of another size.
Result<> aesGcmEncrypt(const AesGcmInput& input, ByteView plain, std::span<std::uint8_t> out,
                       std::span<std::uint8_t> tag);
/// Decrypts into `out`, which is as long as the ciphertext. False, and `out` wiped, if anything was changed or the
/// key is another; crypto-failed as above.
Result<bool> aesGcmDecrypt(const AesGcmInput& input, ByteView ciphertext, ByteView tag,
                           std::span<std::uint8_t> out);

} // namespace rapoint
