#include "station/card/token_key.h"

#include "station/base/digest.h"
#include "station/card/pkcs11_error.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/public_key.h"

#include <algorithm>
#include <array>

namespace rapoint::card {

namespace {

// DER object identifiers of the curves (RFC 5480 §2.1.1.1): the CKA_EC_PARAMS of a named curve.
const Bytes kP256{0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07};
const Bytes kP384{0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x22};

bool isEc(KeyType type) {
    return type == KeyType::EcP256 || type == KeyType::EcP384;
}

CK_ULONG bitsOf(KeyType type) {
    switch (type) {
    case KeyType::EcP256:
        return 256;
    case KeyType::EcP384:
        return 384;
    case KeyType::Rsa2048:
        return 2048;
    case KeyType::Rsa3072:
        return 3072;
    }
    return 0;
}

AttributeTemplate publicTemplate(KeyType type, KeyPurpose purpose, const Bytes& id, const std::string& label) {
    const ByteView name = bytesOf(label);
    AttributeTemplate object;
    object.flag(CKA_TOKEN, true).flag(CKA_PRIVATE, false);
    object.bytes(CKA_ID, id).bytes(CKA_LABEL, {name.begin(), name.end()});
    if (isEc(type)) {
        object.bytes(CKA_EC_PARAMS, type == KeyType::EcP384 ? kP384 : kP256);
        object.flag(CKA_VERIFY, purpose == KeyPurpose::Sign);
        return object;
    }
    object.number(CKA_MODULUS_BITS, bitsOf(type)).bytes(CKA_PUBLIC_EXPONENT, {0x01, 0x00, 0x01});
    return object.flag(CKA_VERIFY, true).flag(CKA_ENCRYPT, false).flag(CKA_WRAP, false);
}

AttributeTemplate privateTemplate(KeyType type, KeyPurpose purpose, const Bytes& id, const std::string& label) {
    const ByteView name = bytesOf(label);
    AttributeTemplate object;
    object.flag(CKA_TOKEN, true).flag(CKA_PRIVATE, true).flag(CKA_SENSITIVE, true).flag(CKA_EXTRACTABLE, false);
    object.bytes(CKA_ID, id).bytes(CKA_LABEL, {name.begin(), name.end()});
    object.flag(CKA_SIGN, purpose == KeyPurpose::Sign);
    if (isEc(type))
        return object.flag(CKA_DERIVE, purpose == KeyPurpose::Derive);
    return object.flag(CKA_DECRYPT, false).flag(CKA_UNWRAP, false);
}

/// CKA_EC_POINT is a DER OCTET STRING (PKCS#11 v2.40 mechanisms §2.3.3); some modules give the bare point.
Bytes barePoint(const Bytes& point) {
    if (point.size() > 2 && point[0] == 0x04 && point[1] == point.size() - 2 && point[2] == 0x04)
        return {point.begin() + 2, point.end()};
    return point;
}

Result<Bytes> readPublicKey(Pkcs11Session& session, CK_OBJECT_HANDLE object) {
    RAPOINT_TRY(const CK_ULONG kind, session.number(object, CKA_KEY_TYPE));
    if (kind == CKK_RSA) {
        RAPOINT_TRY(const Bytes modulus, session.attribute(object, CKA_MODULUS));
        RAPOINT_TRY(const Bytes exponent, session.attribute(object, CKA_PUBLIC_EXPONENT));
        return rsaPublicKey(modulus, exponent);
    }
    if (kind != CKK_EC)
        return failure(FaultCode::CardMechanismMissing, "the key is neither RSA nor EC");
    RAPOINT_TRY(const Bytes params, session.attribute(object, CKA_EC_PARAMS));
    RAPOINT_TRY(const Bytes point, session.attribute(object, CKA_EC_POINT));
    if (params != kP256 && params != kP384)
        return failure(FaultCode::CardMechanismMissing, "the key is on another curve");
    return ecPublicKey(params == kP384 ? KeyType::EcP384 : KeyType::EcP256, barePoint(point));
}

Result<TokenKey> tokenKeyFrom(Pkcs11Session& session, CK_OBJECT_HANDLE publicKey, CK_OBJECT_HANDLE privateKey,
                              const std::string& keyId) {
    TokenKey found;
    found.privateKey = privateKey;
    found.key.id = keyId;
    RAPOINT_TRY(const Bytes label, session.attribute(publicKey, CKA_LABEL));
    found.key.label = textOf(label);
    RAPOINT_TRY(found.key.publicKey, readPublicKey(session, publicKey));
    RAPOINT_TRY(const EvpPkey key, publicKeyFromDer(found.key.publicKey));
    RAPOINT_TRY(found.key.type, typeOf(*key));
    return found;
}

Result<> checkMechanism(Pkcs11Session& session, KeyType type) {
    const CK_MECHANISM_TYPE mechanism = isEc(type) ? CKM_EC_KEY_PAIR_GEN : CKM_RSA_PKCS_KEY_PAIR_GEN;
    RAPOINT_TRY(const CK_MECHANISM_INFO limits, session.mechanism(mechanism, CKF_GENERATE_KEY_PAIR));
    if (bitsOf(type) < limits.ulMinKeySize || bitsOf(type) > limits.ulMaxKeySize)
        return failure(FaultCode::CardMechanismMissing,
                       "the card makes no " + std::string{nameOf(type)} + " keys");
    return {};
}

} // namespace

Result<Bytes> keyIdBytes(const std::string& keyId) {
    const Result<Bytes> id = fromHex(keyId);
    if (!id || id->empty() || id->size() > 32)
        return failure(FaultCode::InputInvalid, "a key id is 1 to 32 bytes in hex");
    return *id;
}

Result<TokenKey> generateTokenKey(Pkcs11Session& session, KeyType type, KeyPurpose purpose,
                                  const std::string& keyId, const std::string& label) {
    RAPOINT_TRY(const Bytes id, keyIdBytes(keyId));
    RAPOINT_CHECK(checkMechanism(session, type));
    RAPOINT_TRY(const std::vector<CK_OBJECT_HANDLE> present, session.find(AttributeTemplate{}.bytes(CKA_ID, id)));
    if (!present.empty())
        return failure(FaultCode::CardNotBlank, "an object with id " + keyId + " is on the card");
    CK_MECHANISM mechanism{isEc(type) ? CKM_EC_KEY_PAIR_GEN : CKM_RSA_PKCS_KEY_PAIR_GEN, nullptr, 0};
    AttributeTemplate publicPart = publicTemplate(type, purpose, id, label);
    AttributeTemplate privatePart = privateTemplate(type, purpose, id, label);
    CK_OBJECT_HANDLE publicKey = CK_INVALID_HANDLE;
    CK_OBJECT_HANDLE privateKey = CK_INVALID_HANDLE;
    RAPOINT_CHECK(
        checked(session.api().C_GenerateKeyPair(session.handle(), &mechanism, publicPart.data(), publicPart.size(),
                                                privatePart.data(), privatePart.size(), &publicKey, &privateKey),
                "C_GenerateKeyPair"));
    RAPOINT_TRY(TokenKey made, tokenKeyFrom(session, publicKey, privateKey, keyId));
    if (made.key.type != type)
        return failure(FaultCode::CardKeyMismatch, "the card made a key of another type");
    return made;
}

Result<std::optional<TokenKey>> findTokenKey(Pkcs11Session& session, const std::string& keyId) {
    RAPOINT_TRY(const Bytes id, keyIdBytes(keyId));
    const auto ofClass = [&](CK_OBJECT_CLASS type) {
        return session.find(AttributeTemplate{}.number(CKA_CLASS, type).flag(CKA_TOKEN, true).bytes(CKA_ID, id));
    };
    RAPOINT_TRY(const std::vector<CK_OBJECT_HANDLE> privateKeys, ofClass(CKO_PRIVATE_KEY));
    if (privateKeys.empty())
        return std::nullopt;
    RAPOINT_TRY(const std::vector<CK_OBJECT_HANDLE> publicKeys, ofClass(CKO_PUBLIC_KEY));
    if (privateKeys.size() != 1 || publicKeys.size() != 1)
        return failure(FaultCode::CardKeyMismatch, "id " + keyId + " does not name one whole key pair");
    RAPOINT_TRY(TokenKey found, tokenKeyFrom(session, publicKeys.front(), privateKeys.front(), keyId));
    return found;
}

Result<TokenKey> requireTokenKey(Pkcs11Session& session, const std::string& keyId) {
    RAPOINT_TRY(std::optional<TokenKey> found, findTokenKey(session, keyId));
    if (!found)
        return failure(FaultCode::CardKeyMismatch, "no key with id " + keyId + " is on the card");
    return std::move(*found);
}

} // namespace rapoint::card
