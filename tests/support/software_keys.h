#pragma once

#include "station/ports/keys.h"

#include <memory>
#include <string>
#include <utility>

#include <openssl/types.h>

namespace rapoint::test {

/// A key in memory, P-256 or RSA, with a self-signed certificate: what a test signs with in place of a token.
class SoftwareSigningKey final : public SigningKey {
public:
    enum class Kind { P256, Rsa2048 };
    explicit SoftwareSigningKey(const std::string& commonName, Kind kind = Kind::P256);
    const Bytes& certificate() const override { return m_certificate; }
    Result<Bytes> sign(const Digest& digest) override;
    /// For tests that hand the key to OpenSSL themselves; stays the property of this object.
    EVP_PKEY* key() const { return m_key.get(); }

private:
    std::shared_ptr<EVP_PKEY> m_key;
    Bytes m_certificate;
};

/// A station key in memory: wraps with AES-256-GCM. A test takes the "token" away and counts how often it was
/// asked.
class MemoryStationKey final : public StationKey {
public:
    MemoryStationKey();
    /// With this key of 32 bytes, for what another process or another day has wrapped.
    explicit MemoryStationKey(Secret key)
        : m_key{std::move(key)} {}
    Result<Bytes> wrap(const Secret& secret) override;
    Result<Secret> unwrap(ByteView wrapped) override;

    void setPresent(bool present) { m_present = present; }
    int unwrapped() const { return m_unwrapped; }

private:
    Secret m_key;
    bool m_present = true;
    int m_unwrapped = 0;
};

} // namespace rapoint::test
