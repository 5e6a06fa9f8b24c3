#pragma once

#include "station/card/openssl_handles.h"
#include "station/ports/card_writer.h"

namespace rapoint::card {

/// DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7, RFC 5480) of an uncompressed point on the key type's curve; a
/// point that is not on it is crypto-failed.
Result<Bytes> ecPublicKey(KeyType type, ByteView point);
/// The same for RSA (RFC 3279 §2.3.1); modulus and exponent are big-endian.
Result<Bytes> rsaPublicKey(ByteView modulus, ByteView exponent);

Result<EvpKey> publicKeyFromDer(ByteView spki);
/// The uncompressed point of an EC public key.
Result<Bytes> pointOf(EVP_PKEY& key);
/// card-mechanism-missing for keys that are none of ours.
Result<KeyType> typeOf(EVP_PKEY& key);

/// The hash that goes with a key type: SHA-384 for P-384, else SHA-256.
const EVP_MD* hashOf(KeyType type);
Result<Bytes> hashed(KeyType type, ByteView message);

/// Whether the signature over the hash value is good (ECDSA: DER; RSA: PKCS#1 v1.5).
Result<bool> signatureHolds(KeyType type, ByteView spki, ByteView hash, ByteView signature);

} // namespace rapoint::card
