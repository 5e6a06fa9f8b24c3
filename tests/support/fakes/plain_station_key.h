#pragma once

#include "station/base/digest.h"
#include "station/ports/keys.h"
#include "tests/support/fakes/trouble.h"

#include <algorithm>

namespace rapoint::test {

/// Wraps by turning every bit over and putting the digest before it: one that was changed does not open.
class PlainStationKey final : public StationKey {
public:
    Trouble trouble;

    Result<Bytes> wrap(const Secret& secret) override {
        RAPOINT_CHECK(trouble.check());
        const std::string digest = Digest::of(secret.bytes()).hex();
        Bytes wrapped{digest.begin(), digest.end()};
        for (const std::uint8_t byte : secret.bytes())
            wrapped.push_back(static_cast<std::uint8_t>(~byte));
        return wrapped;
    }
    Result<Secret> unwrap(ByteView wrapped) override {
        RAPOINT_CHECK(trouble.check());
        if (wrapped.size() < kDigest)
            return failure(FaultCode::SealBroken);
        Bytes plain;
        for (const std::uint8_t byte : wrapped.subspan(kDigest))
            plain.push_back(static_cast<std::uint8_t>(~byte));
        const std::string digest = Digest::of(plain).hex();
        if (!std::ranges::equal(digest, wrapped.first(kDigest)))
            return failure(FaultCode::SealBroken);
        return Secret::copyOf(plain);
    }

private:
    static constexpr std::size_t kDigest = 64;
};

} // namespace rapoint::test
