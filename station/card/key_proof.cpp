#include "station/card/key_proof.h"

#include "station/base/random.h"
#include "station/card/pkcs11_error.h"
#include "station/card/token_signature.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/public_key.h"

#include <algorithm>
#include <array>

namespace rapoint::card {

namespace {

constexpr std::array kWrapMechanisms{CKM_AES_KEY_WRAP_PAD, CKM_AES_KEY_WRAP, CKM_AES_CBC_PAD};
constexpr std::size_t kMaxKeySize = 8192;

bool isRefusal(CK_RV value) {
    constexpr std::array kRefusals{
        CKR_ATTRIBUTE_SENSITIVE, CKR_ATTRIBUTE_TYPE_INVALID, CKR_KEY_UNEXTRACTABLE,
        CKR_KEY_NOT_WRAPPABLE,   CKR_ACTION_PROHIBITED,      CKR_KEY_FUNCTION_NOT_PERMITTED,
        CKR_MECHANISM_INVALID,   CKR_FUNCTION_NOT_SUPPORTED, CKR_INFORMATION_SENSITIVE};
    return std::find(kRefusals.begin(), kRefusals.end(), value) != kRefusals.end();
}

/// True when the token would not give the attribute.
Result<bool> readingRefused(Pkcs11Session& session, CK_OBJECT_HANDLE key, CK_ATTRIBUTE_TYPE type) {
    Secret value{kMaxKeySize};
    CK_ATTRIBUTE attribute{type, value.writable().data(), value.size()};
    const CK_RV answer = session.api().C_GetAttributeValue(session.handle(), key, &attribute, 1);
    if (isRefusal(answer))
        return true;
    RAPOINT_CHECK(checked(answer, "C_GetAttributeValue"));
    return attribute.ulValueLen == static_cast<CK_ULONG>(-1); // CK_UNAVAILABLE_INFORMATION
}

Result<bool> everyReadingRefused(Pkcs11Session& session, const TokenKey& key) {
    const bool ec = key.key.type == KeyType::EcP256 || key.key.type == KeyType::EcP384;
    const std::vector<CK_ATTRIBUTE_TYPE> types =
        ec ? std::vector<CK_ATTRIBUTE_TYPE>{CKA_VALUE}
           : std::vector<CK_ATTRIBUTE_TYPE>{CKA_PRIVATE_EXPONENT, CKA_PRIME_1};
    for (const CK_ATTRIBUTE_TYPE type : types) {
        RAPOINT_TRY(const bool refused, readingRefused(session, key.privateKey, type));
        if (!refused)
            return false;
    }
    return true;
}

Result<CK_OBJECT_HANDLE> wrappingKey(Pkcs11Session& session) {
    CK_MECHANISM mechanism{CKM_AES_KEY_GEN, nullptr, 0};
    AttributeTemplate wanted;
    wanted.number(CKA_CLASS, CKO_SECRET_KEY).number(CKA_KEY_TYPE, CKK_AES).number(CKA_VALUE_LEN, 32);
    wanted.flag(CKA_TOKEN, false).flag(CKA_WRAP, true);
    CK_OBJECT_HANDLE key = CK_INVALID_HANDLE;
    RAPOINT_CHECK(
        checked(session.api().C_GenerateKey(session.handle(), &mechanism, wanted.data(), wanted.size(), &key),
                "C_GenerateKey"));
    return key;
}

Result<bool> wrappingRefusedUnder(Pkcs11Session& session, CK_OBJECT_HANDLE wrapping, CK_MECHANISM_TYPE type,
                                  CK_OBJECT_HANDLE key) {
    std::array<std::uint8_t, 16> iv{};
    CK_MECHANISM mechanism{type, nullptr, 0};
    if (type == CKM_AES_CBC_PAD)
        mechanism = {type, iv.data(), iv.size()};
    Bytes wrapped(kMaxKeySize);
    CK_ULONG size = wrapped.size();
    const CK_RV answer =
        session.api().C_WrapKey(session.handle(), &mechanism, wrapping, key, wrapped.data(), &size);
    if (isRefusal(answer))
        return true;
    RAPOINT_CHECK(checked(answer, "C_WrapKey"));
    return false;
}

/// A token that cannot make the wrapping key, or knows no mechanism to wrap with, cannot wrap.
Result<bool> everyWrappingRefused(Pkcs11Session& session, CK_OBJECT_HANDLE key) {
    std::vector<CK_MECHANISM_TYPE> mechanisms;
    for (const CK_MECHANISM_TYPE type : kWrapMechanisms)
        if (session.mechanism(type, CKF_WRAP))
            mechanisms.push_back(type);
    if (mechanisms.empty() || !session.mechanism(CKM_AES_KEY_GEN, CKF_GENERATE))
        return true;
    RAPOINT_TRY(const CK_OBJECT_HANDLE wrapping, wrappingKey(session));
    Result<bool> refused = true;
    for (const CK_MECHANISM_TYPE type : mechanisms)
        if (refused && *refused)
            refused = wrappingRefusedUnder(session, wrapping, type, key);
    RAPOINT_CHECK(session.destroy(wrapping));
    return refused;
}

Result<bool> signsForItsPublicKey(Pkcs11Session& session, const TokenKey& key, const Secret& pin) {
    std::array<std::uint8_t, 32> challenge{};
    SystemRandom{}.fill(challenge);
    RAPOINT_TRY(const Bytes hash, hashed(key.key.type, challenge));
    RAPOINT_TRY(const Bytes signature, signHash(session, key, hash, &pin));
    RAPOINT_TRY(const EvpPkey publicKey, publicKeyFromDer(key.key.publicKey));
    return signatureHolds(*publicKey, hash, signature);
}

} // namespace

Result<KeyProof> proveTokenKey(Pkcs11Session& session, const TokenKey& key, const Secret& pin) {
    KeyProof proof;
    proof.generatedOnCard = session.flag(key.privateKey, CKA_LOCAL);
    proof.sensitive = session.flag(key.privateKey, CKA_SENSITIVE);
    // An unknown attribute counts as extractable: nothing is proved by silence.
    const Result<Bytes> extractable = session.attribute(key.privateKey, CKA_EXTRACTABLE);
    proof.extractable = !extractable || extractable->size() != 1 || extractable->front() != CK_FALSE;
    RAPOINT_TRY(proof.readRefused, everyReadingRefused(session, key));
    RAPOINT_TRY(proof.wrapRefused, everyWrappingRefused(session, key.privateKey));
    if (session.flag(key.privateKey, CKA_SIGN)) {
        RAPOINT_TRY(proof.signatureVerified, signsForItsPublicKey(session, key, pin));
    }
    return proof;
}

} // namespace rapoint::card
