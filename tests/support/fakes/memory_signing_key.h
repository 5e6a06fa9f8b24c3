#pragma once

#include "station/base/digest.h"
#include "tests/support/fakes/trouble.h"
#include "tests/support/software_keys.h"

namespace rapoint::test {

/// Signs by writing its owner's name before the digest; its certificate is a real one.
class MemorySigningKey final : public SigningKey {
public:
    explicit MemorySigningKey(std::string owner)
        : m_owner{std::move(owner)}
        , m_key{m_owner} {}

    Trouble trouble;

    const Bytes& certificate() const override { return m_key.certificate(); }
    Result<Bytes> sign(const Digest& digest) override {
        RAPOINT_CHECK(trouble.check());
        const std::string text = m_owner + ':' + digest.hex();
        return Bytes{text.begin(), text.end()};
    }

private:
    std::string m_owner;
    SoftwareSigningKey m_key;
};

} // namespace rapoint::test
