#pragma once

#include "station/card/token_login.h"
#include "station/ports/keys.h"

#include <memory>
#include <string>

namespace rapoint::card {

struct TokenKey;

/// The EC P-256 key with which an officer or the station signs, in a token that is logged in to. Owned by whoever
/// signed in; keeps the login alive.
class Pkcs11SigningKey final : public SigningKey {
public:
    /// With the certificate that lies beside the key in the token. card-key-mismatch without key or certificate,
    /// or when they do not belong together; card-mechanism-missing for another kind of key; not-allowed for a key
    /// that wants the PIN before each signature.
    static Result<std::unique_ptr<Pkcs11SigningKey>> open(std::shared_ptr<TokenLogin> login,
                                                          const std::string& keyId);
    /// The holder's own key, for documents: of any kind.
    static Result<std::unique_ptr<Pkcs11SigningKey>> openOfHolder(std::shared_ptr<TokenLogin> login,
                                                                  const std::string& keyId);
    /// With a certificate that is kept elsewhere.
    static Result<std::unique_ptr<Pkcs11SigningKey>> open(std::shared_ptr<TokenLogin> login,
                                                          const std::string& keyId, Bytes certificate);
    ~Pkcs11SigningKey() override;

    const Bytes& certificate() const override { return m_certificate; }
    /// A PKCS#10 request, DER, for this key; the subject says nothing, because whoever certifies keys of the
    /// station knows whose they are.
    Result<Bytes> makeRequest();
    /// Writes another certificate of this key into the token, in place of the one that is there.
    /// card-key-mismatch, message-malformed, and then nothing is written.
    Result<> replaceCertificate(ByteView certificate);
    /// card-removed when the token is gone.
    Result<Bytes> sign(const Digest& digest) override;

private:
    Pkcs11SigningKey(std::shared_ptr<TokenLogin> login, std::unique_ptr<TokenKey> key, Bytes certificate);

    std::shared_ptr<TokenLogin> m_login;
    std::unique_ptr<TokenKey> m_key;
    Bytes m_certificate;
};

} // namespace rapoint::card
