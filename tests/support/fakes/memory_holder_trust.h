#pragma once

#include "station/ports/holder_trust.h"
#include "tests/support/fakes/trouble.h"

namespace rapoint::test {

/// Says of every certificate what a test says.
class MemoryHolderTrust final : public HolderTrust {
public:
    Trouble trouble;
    HolderCertificate held;

    Result<HolderCertificate> examine(ByteView, Instant) const override {
        RAPOINT_CHECK(trouble.check());
        return held;
    }
};

} // namespace rapoint::test
