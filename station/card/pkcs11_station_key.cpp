#include "station/card/pkcs11_station_key.h"

#include "station/card/ecdh_sealing.h"
#include "station/card/pkcs11_error.h"
#include "station/card/station_key_blob.h"
#include "station/card/token_key.h"
#include "station/crypto/public_key.h"

namespace rapoint::card {

namespace {

constexpr std::size_t kSharedSize = 32;

/// C_DeriveKey with CKD_NULL: the x coordinate of the shared point (PKCS#11 v2.40 mechanisms §2.3.8). The derived
/// key is a session object that is read out and destroyed.
Result<Secret> deriveShared(Pkcs11Session& session, CK_OBJECT_HANDLE key,
                            const std::array<std::uint8_t, 65>& ephemeral) {
    std::array<std::uint8_t, 65> point = ephemeral;
    CK_ECDH1_DERIVE_PARAMS params{};
    params.kdf = CKD_NULL;
    params.ulPublicDataLen = point.size();
    params.pPublicData = point.data();
    CK_MECHANISM mechanism{CKM_ECDH1_DERIVE, &params, sizeof params};
    AttributeTemplate wanted;
    wanted.number(CKA_CLASS, CKO_SECRET_KEY).number(CKA_KEY_TYPE, CKK_GENERIC_SECRET);
    wanted.number(CKA_VALUE_LEN, kSharedSize).flag(CKA_TOKEN, false).flag(CKA_SENSITIVE, false);
    wanted.flag(CKA_EXTRACTABLE, true);
    CK_OBJECT_HANDLE derived = CK_INVALID_HANDLE;
    RAPOINT_CHECK(checked(
        session.api().C_DeriveKey(session.handle(), &mechanism, key, wanted.data(), wanted.size(), &derived),
        "C_DeriveKey"));
    Secret shared{kSharedSize};
    CK_ATTRIBUTE value{CKA_VALUE, shared.writable().data(), shared.size()};
    const CK_RV read = session.api().C_GetAttributeValue(session.handle(), derived, &value, 1);
    RAPOINT_CHECK(session.destroy(derived));
    RAPOINT_CHECK(checked(read, "C_GetAttributeValue"));
    if (value.ulValueLen != kSharedSize)
        return failure(FaultCode::CardModuleFailed, "C_DeriveKey: a shared secret of another length");
    return shared;
}

/// A point off the curve never goes to the token: an answer to it would tell about the private key.
Result<> checkPoint(const std::array<std::uint8_t, 65>& point) {
    if (!ecPublicKey(KeyType::EcP256, point))
        return failure(FaultCode::SealBroken, "a wrapped secret whose ephemeral key is not on the curve");
    return {};
}

Fault asStationFault(Fault fault) {
    if (fault.code == FaultCode::CardRemoved || fault.code == FaultCode::CardNotFound)
        fault.code = FaultCode::StationKeyMissing;
    return fault;
}

} // namespace

Result<std::unique_ptr<Pkcs11StationKey>> Pkcs11StationKey::open(std::shared_ptr<TokenLogin> login,
                                                                 const std::string& keyId) {
    Result<std::optional<TokenKey>> key =
        login->use([&](Pkcs11Session& session) { return findTokenKey(session, keyId); });
    if (!key)
        return tl::make_unexpected(asStationFault(std::move(key).error()));
    if (!*key)
        return failure(FaultCode::StationKeyMissing, "no key with id " + keyId + " is in the token");
    if ((*key)->key.type != KeyType::EcP256)
        return failure(FaultCode::CardMechanismMissing, "the station's key is EC P-256");
    return std::unique_ptr<Pkcs11StationKey>{
        new Pkcs11StationKey{std::move(login), std::make_unique<TokenKey>(std::move(**key))}};
}

Pkcs11StationKey::Pkcs11StationKey(std::shared_ptr<TokenLogin> login, std::unique_ptr<TokenKey> key)
    : m_login{std::move(login)}
    , m_key{std::move(key)} {}

Pkcs11StationKey::~Pkcs11StationKey() = default;

Result<Bytes> Pkcs11StationKey::wrap(const Secret& secret) {
    RAPOINT_TRY(const StationKeyBlob blob, sealTo(m_key->key.publicKey, secret));
    return blob.serialised();
}

Result<Secret> Pkcs11StationKey::unwrap(ByteView wrapped) {
    RAPOINT_TRY(const StationKeyBlob blob, StationKeyBlob::parse(wrapped));
    if (blob.recipient != recipientName(m_key->key.publicKey))
        return failure(FaultCode::SealBroken, "a secret wrapped for another station's key");
    RAPOINT_CHECK(checkPoint(blob.ephemeral));
    Result<Secret> shared = m_login->use(
        [&](Pkcs11Session& session) { return deriveShared(session, m_key->privateKey, blob.ephemeral); });
    if (!shared)
        return tl::make_unexpected(asStationFault(std::move(shared).error()));
    return openWith(*shared, blob);
}

} // namespace rapoint::card
