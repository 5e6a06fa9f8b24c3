#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/base/secret.h"

#include <string_view>

namespace rapoint::store {

/// The size of a data key: AES-256.
inline constexpr std::size_t kDataKeySize = 32;

/// A fresh data key from the operating system's generator.
Result<Secret> makeDataKey();

/// AES-256-GCM (NIST SP 800-38D): format byte, 96-bit random nonce, ciphertext, 128-bit tag. `associated` says
/// what the sealed bytes are and where they belong; they open only under the same words. crypto-failed.
Result<Bytes> seal(const Secret& key, std::string_view associated, ByteView plain);
/// The plain bytes, released only after the tag has been verified; seal-broken otherwise.
Result<Bytes> unseal(const Secret& key, std::string_view associated, ByteView sealed);

} // namespace rapoint::store
