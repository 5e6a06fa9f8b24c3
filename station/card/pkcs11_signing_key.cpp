#include "station/card/pkcs11_signing_key.h"

#include "station/card/token_certificate.h"
#include "station/card/token_key.h"
#include "station/card/token_signature.h"
#include "station/crypto/certificate_request.h"
#include "station/crypto/public_key.h"

namespace rapoint::card {

namespace {

enum class Kinds { OnlyP256, Any };

Result<> checkKey(Pkcs11Session& session, const TokenKey& key, Kinds kinds) {
    if (kinds == Kinds::OnlyP256 && key.key.type != KeyType::EcP256)
        return failure(FaultCode::CardMechanismMissing, "signing keys are EC P-256");
    if (session.flag(key.privateKey, CKA_ALWAYS_AUTHENTICATE))
        return failure(FaultCode::NotAllowed, "the key asks for the PIN before each signature");
    return {};
}

Result<Bytes> certificateBeside(TokenLogin& login, const std::string& keyId) {
    RAPOINT_TRY(std::optional<Bytes> certificate,
                login.use([&](Pkcs11Session& session) { return readTokenCertificate(session, keyId); }));
    if (!certificate)
        return failure(FaultCode::CardKeyMismatch, "no certificate with id " + keyId + " is in the token");
    return std::move(*certificate);
}

Result<TokenKey> keyFor(TokenLogin& login, const std::string& keyId, Kinds kinds, const Bytes& certificate) {
    RAPOINT_TRY(TokenKey key, login.use([&](Pkcs11Session& session) -> Result<TokenKey> {
        RAPOINT_TRY(TokenKey found, requireTokenKey(session, keyId));
        RAPOINT_CHECK(checkKey(session, found, kinds));
        return found;
    }));
    RAPOINT_CHECK(checkCertificateFor(key.key, certificate));
    return key;
}

} // namespace

Result<std::unique_ptr<Pkcs11SigningKey>> Pkcs11SigningKey::open(std::shared_ptr<TokenLogin> login,
                                                                 const std::string& keyId) {
    RAPOINT_TRY(Bytes certificate, certificateBeside(*login, keyId));
    return open(std::move(login), keyId, std::move(certificate));
}

Result<std::unique_ptr<Pkcs11SigningKey>> Pkcs11SigningKey::openOfHolder(std::shared_ptr<TokenLogin> login,
                                                                         const std::string& keyId) {
    RAPOINT_TRY(Bytes certificate, certificateBeside(*login, keyId));
    RAPOINT_TRY(TokenKey key, keyFor(*login, keyId, Kinds::Any, certificate));
    return std::unique_ptr<Pkcs11SigningKey>{new Pkcs11SigningKey{
        std::move(login), std::make_unique<TokenKey>(std::move(key)), std::move(certificate)}};
}

Result<std::unique_ptr<Pkcs11SigningKey>> Pkcs11SigningKey::open(std::shared_ptr<TokenLogin> login,
                                                                 const std::string& keyId, Bytes certificate) {
    RAPOINT_TRY(TokenKey key, keyFor(*login, keyId, Kinds::OnlyP256, certificate));
    return std::unique_ptr<Pkcs11SigningKey>{new Pkcs11SigningKey{
        std::move(login), std::make_unique<TokenKey>(std::move(key)), std::move(certificate)}};
}

Pkcs11SigningKey::Pkcs11SigningKey(std::shared_ptr<TokenLogin> login, std::unique_ptr<TokenKey> key,
                                   Bytes certificate)
    : m_login{std::move(login)}
    , m_key{std::move(key)}
    , m_certificate{std::move(certificate)} {}

Pkcs11SigningKey::~Pkcs11SigningKey() = default;

Result<Bytes> Pkcs11SigningKey::makeRequest() {
    return makeCertificateRequest(
        m_key->key.type, m_key->key.publicKey, {{"CN", "renewal"}}, [this](ByteView hash) {
            return m_login->use([&](Pkcs11Session& session) { return signHash(session, *m_key, hash, nullptr); });
        });
}

Result<> Pkcs11SigningKey::replaceCertificate(ByteView certificate) {
    RAPOINT_CHECK(m_login->write([&](Pkcs11Session& session) {
        return writeTokenCertificates(session, *m_key, certificate, {}, {m_key->key.label, {}});
    }));
    m_certificate.assign(certificate.begin(), certificate.end());
    return {};
}

Result<Bytes> Pkcs11SigningKey::sign(const Digest& digest) {
    return m_login->use(
        [&](Pkcs11Session& session) { return signHash(session, *m_key, digest.bytes(), nullptr); });
}

} // namespace rapoint::card
