#pragma once

#include "station/base/result.h"
#include "station/crypto/key_type.h"
#include "station/crypto/openssl_ptr.h"

namespace rapoint {

/// DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7, RFC 5480) of an uncompressed point on the key type's curve; a
/// point that is not on it is crypto-failed.
Result<Bytes> ecPublicKey(KeyType type, ByteView point);
/// The same for RSA (RFC 3279 §2.3.1); modulus and exponent are big-endian.
Result<Bytes> rsaPublicKey(ByteView modulus, ByteView exponent);

/// The uncompressed point of an EC public key.
Result<Bytes> pointOf(EVP_PKEY& key);
/// card-mechanism-missing for keys of other kinds.
Result<KeyType> typeOf(EVP_PKEY& key);

/// The hash value that goes with a key type: SHA-384 for P-384, else SHA-256.
Result<Bytes> hashed(KeyType type, ByteView message);

/// Whether the signature over the hash value is good (ECDSA: DER; RSA: PKCS#1 v1.5). The length of the value says
/// which hash it is: SHA-256 or SHA-384.
bool signatureHolds(EVP_PKEY& key, ByteView hash, ByteView signature);

/// DER SEQUENCE { r, s } (RFC 3279 §2.2.3) of the two halves that a token gives; nothing for an impossible length.
Bytes ecdsaSignatureDer(ByteView halves);

} // namespace rapoint
