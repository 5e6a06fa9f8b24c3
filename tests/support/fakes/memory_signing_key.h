#pragma once

#include "station/base/digest.h"
#include "station/ports/keys.h"
#include "tests/support/fakes/trouble.h"

namespace rapoint::test {

/// Signs by writing its owner's name before the digest.
class MemorySigningKey final : public SigningKey {
public:
    explicit MemorySigningKey(std::string owner)
        : m_owner{std::move(owner)}
        , m_certificate{bytesOf(m_owner).begin(), bytesOf(m_owner).end()} {}

    Trouble trouble;

    const Bytes& certificate() const override { return m_certificate; }
    Result<Bytes> sign(const Digest& digest) override {
        RAPOINT_CHECK(trouble.check());
        const std::string text = m_owner + ':' + digest.hex();
        return Bytes{text.begin(), text.end()};
    }

private:
    std::string m_owner;
    Bytes m_certificate;
};

} // namespace rapoint::test
