#pragma once

#include "station/card/key_purpose.h"
#include "station/card/pkcs11_session.h"
#include "station/ports/card_writer.h"

#include <optional>

namespace rapoint::card {

/// A key pair in the token of a session, good as long as the session. Plain value.
struct TokenKey {
    CK_OBJECT_HANDLE privateKey = CK_INVALID_HANDLE;
    CardKey key;
};

/// CKA_ID from the hex form the ports use; input-invalid unless 1 to 32 bytes.
Result<Bytes> keyIdBytes(const std::string& keyId);

/// Makes a key pair that cannot leave the token. card-not-blank if an object has this id already,
/// card-mechanism-missing if the token does not make such keys. May block for 120 s on a card.
Result<TokenKey> generateTokenKey(Pkcs11Session& session, KeyType type, KeyPurpose purpose,
                                  const std::string& keyId, const std::string& label);
/// The key pair with this id: nothing if there is no private key, card-key-mismatch if its public half is missing
/// or ambiguous. The session has to be logged in.
Result<std::optional<TokenKey>> findTokenKey(Pkcs11Session& session, const std::string& keyId);
/// The same where it has to be there: card-key-mismatch if not.
Result<TokenKey> requireTokenKey(Pkcs11Session& session, const std::string& keyId);

} // namespace rapoint::card
