#include "station/crypto/aes_gcm.h"

#include "station/base/secret.h"
#include "station/crypto/openssl_error.h"
#include "station/crypto/openssl_ptr.h"

#include <openssl/err.h>

#include <climits>

namespace rapoint {

namespace {

enum class Direction { Decrypt = 0, Encrypt = 1 };

/// OpenSSL takes no null pointer for an empty piece of content: it would mean that the content ends.
bool feed(const CipherContext& context, ByteView piece, std::uint8_t* out) {
    int size = 0;
    return piece.empty() || (piece.size() <= INT_MAX && EVP_CipherUpdate(context.get(), out, &size, piece.data(),
                                                                         static_cast<int>(piece.size())) == 1);
}

/// Ready for the content. Null if OpenSSL fails.
CipherContext begin(const AesGcmInput& input, Direction direction) {
    CipherContext context{EVP_CIPHER_CTX_new()};
    const bool ready = context && input.key.size() == kAesGcmKeySize && input.nonce.size() == kAesGcmNonceSize &&
                       EVP_CipherInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, input.key.data(),
                                         input.nonce.data(), static_cast<int>(direction)) == 1 &&
                       feed(context, input.associated, nullptr);
    return ready ? std::move(context) : nullptr;
}

tl::unexpected<Fault> failed() {
    return cryptoFailure("AES-256-GCM");
}

} // namespace

Result<> aesGcmEncrypt(const AesGcmInput& input, ByteView plain, std::span<std::uint8_t> out,
                       std::span<std::uint8_t> tag) {
    if (out.size() != plain.size() || tag.size() != kAesGcmTagSize)
        return failed();
    const CipherContext context = begin(input, Direction::Encrypt);
    std::uint8_t rest[EVP_MAX_BLOCK_LENGTH];
    int size = 0;
    if (!context || !feed(context, plain, out.data()) || EVP_CipherFinal_ex(context.get(), rest, &size) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag.size()), tag.data()) != 1)
        return failed();
    return {};
}

Result<bool> aesGcmDecrypt(const AesGcmInput& input, ByteView ciphertext, ByteView tag,
                           std::span<std::uint8_t> out) {
    if (out.size() != ciphertext.size() || tag.size() != kAesGcmTagSize)
        return failed();
    const CipherContext context = begin(input, Direction::Decrypt);
    Bytes expected{tag.begin(), tag.end()};
    std::uint8_t rest[EVP_MAX_BLOCK_LENGTH];
    int size = 0;
    if (!context || !feed(context, ciphertext, out.data()) ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(expected.size()),
                            expected.data()) != 1) {
        wipe(out);
        return failed();
    }
    if (EVP_CipherFinal_ex(context.get(), rest, &size) == 1)
        return true;
    ERR_clear_error();
    wipe(out);
    return false;
}

} // namespace rapoint
