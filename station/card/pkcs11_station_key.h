#pragma once

#include "station/card/token_login.h"
#include "station/ports/keys.h"

#include <memory>
#include <string>

namespace rapoint::card {

struct TokenKey;

/// The station's P-256 key with CKA_DERIVE in its token: what drafts are sealed to. Wrapping works on the public
/// part alone; unwrapping derives in the token and needs the login, which it keeps alive. One owner, the
/// composition root; wrap from any thread, unwrap takes turns under the login's lock.
class Pkcs11StationKey final : public StationKey {
public:
    /// station-key-missing when the token has no such key; card-mechanism-missing when it is of another kind.
    static Result<std::unique_ptr<Pkcs11StationKey>> open(std::shared_ptr<TokenLogin> login,
                                                          const std::string& keyId);
    ~Pkcs11StationKey() override;

    /// A blob as station_key_blob.h describes it; the secret has 1 to 4096 bytes.
    Result<Bytes> wrap(const Secret& secret) override;
    Result<Secret> unwrap(ByteView wrapped) override;

private:
    Pkcs11StationKey(std::shared_ptr<TokenLogin> login, std::unique_ptr<TokenKey> key);

    std::shared_ptr<TokenLogin> m_login;
    std::unique_ptr<TokenKey> m_key;
};

} // namespace rapoint::card
