#pragma once

#include "station/base/random.h"

namespace rapoint::test {

/// Bytes that are different each time and the same in every run.
class CountingRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(m_next++ * 37U + 11U);
    }

private:
    unsigned m_next = 0;
};

} // namespace rapoint::test
