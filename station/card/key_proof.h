#pragma once

#include "station/card/token_key.h"

namespace rapoint::card {

/// Really tries to get a private key off the token, by reading its value and by wrapping it under a fresh session
/// key with every mechanism the token has for that, and checks a signature over random bytes. What the attributes
/// say is recorded beside it, but alone proves nothing. Only a refusal counts: any other error is a fault. A key
/// that may not sign (CKA_SIGN) leaves signatureVerified false.
Result<KeyProof> proveTokenKey(Pkcs11Session& session, const TokenKey& key, const Secret& pin);

} // namespace rapoint::card
