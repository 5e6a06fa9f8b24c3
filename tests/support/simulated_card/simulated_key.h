#pragma once

#include "station/base/bytes.h"

#include <memory>
#include <optional>

#include <openssl/types.h>

namespace rapoint::test {

/// A private key in a simulated card: RSA, or EC on P-256 or P-384. Copies share the key.
class SimulatedKey {
public:
    /// Nothing for sizes that the card has not.
    static std::optional<SimulatedKey> makeRsa(std::size_t bits);
    static std::optional<SimulatedKey> makeEc(std::size_t bits);

    /// Big-endian, as long as the key.
    Bytes modulus() const;
    /// The uncompressed point.
    Bytes point() const;
    /// An ECDSA signature of a hash, DER.
    std::optional<Bytes> signEc(ByteView hash) const;
    /// The private operation on a whole block, or on a DigestInfo that the card pads (PKCS#1 v1.5, block type 1).
    std::optional<Bytes> signRsa(ByteView input, bool pad) const;

private:
    explicit SimulatedKey(EVP_PKEY* key);

    std::shared_ptr<EVP_PKEY> m_key;
};

} // namespace rapoint::test
