#pragma once

#include "station/card/token_key.h"

namespace rapoint::card {

/// Signs a hash value with a key of the token: CKM_ECDSA, given as DER (RFC 3279 §2.2.3), or CKM_RSA_PKCS over the
/// DigestInfo (RFC 8017 §9.2). `pin` is presented again where the key asks for it before each signature
/// (CKA_ALWAYS_AUTHENTICATE); without one such a key is refused as not-allowed.
Result<Bytes> signHash(Pkcs11Session& session, const TokenKey& key, ByteView hash, const Secret* pin);

} // namespace rapoint::card
