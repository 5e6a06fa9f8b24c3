#include "station/card/ecdh_sealing.h"

#include "station/base/append_bytes.h"
#include "station/base/digest.h"
#include "station/crypto/aes_gcm.h"
#include "station/crypto/key_agreement.h"

#include <algorithm>

namespace rapoint::card {

namespace {

/// Key and nonce, one after the other.
Result<Secret> keyMaterial(const Secret& shared, const Bytes& header) {
    static constexpr std::string_view kPurpose = "rapoint station key 1";
    Bytes purpose{kPurpose.begin(), kPurpose.end()};
    append(purpose, header);
    return hkdfSha256(shared, purpose, kAesGcmKeySize + kAesGcmNonceSize);
}

AesGcmInput inputFrom(const Secret& material, const Bytes& header) {
    return {material.bytes().first(kAesGcmKeySize), material.bytes().last(kAesGcmNonceSize), header};
}

} // namespace

std::array<std::uint8_t, 8> recipientName(ByteView publicKey) {
    const Digest digest = Digest::of(publicKey);
    std::array<std::uint8_t, 8> name{};
    std::copy_n(digest.bytes().begin(), name.size(), name.begin());
    return name;
}

Result<StationKeyBlob> sealTo(ByteView publicKey, const Secret& secret) {
    if (secret.empty() || secret.size() > StationKeyBlob::kMaxSecretSize)
        return failure(FaultCode::InputInvalid, "a secret to wrap has 1 to 4096 bytes");
    RAPOINT_TRY(const EphemeralAgreement agreement, agreeWith(publicKey));
    StationKeyBlob blob;
    blob.recipient = recipientName(publicKey);
    if (agreement.point.size() != blob.ephemeral.size())
        return failure(FaultCode::CryptoFailed, "an ephemeral key that is not uncompressed");
    std::ranges::copy(agreement.point, blob.ephemeral.begin());
    const Bytes header = blob.header();
    RAPOINT_TRY(const Secret material, keyMaterial(agreement.shared, header));
    blob.ciphertext.resize(secret.size());
    RAPOINT_CHECK(aesGcmEncrypt(inputFrom(material, header), secret.bytes(), blob.ciphertext, blob.tag));
    return blob;
}

Result<Secret> openWith(const Secret& shared, const StationKeyBlob& blob) {
    const Bytes header = blob.header();
    RAPOINT_TRY(const Secret material, keyMaterial(shared, header));
    Secret secret{blob.ciphertext.size()};
    RAPOINT_TRY(const bool whole,
                aesGcmDecrypt(inputFrom(material, header), blob.ciphertext, blob.tag, secret.writable()));
    if (!whole)
        return failure(FaultCode::SealBroken, "a wrapped secret was changed");
    return secret;
}

} // namespace rapoint::card
