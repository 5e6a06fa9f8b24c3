#pragma once

#include "station/base/secret.h"

#include <cstdint>
#include <span>

namespace rapoint {

/// The core's only source of randomness. The production source is the operating system's generator; tests seed
/// their own.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
    /// Uniform in [0, bound), bound > 0; by rejection, so without bias.
    std::uint32_t below(std::uint32_t bound) {
        const std::uint32_t limit = bound * (UINT32_MAX / bound);
        for (;;) {
            std::uint32_t value = 0;
            fill({reinterpret_cast<std::uint8_t*>(&value), sizeof value});
            if (value < limit)
                return value % bound;
        }
    }
};

/// getrandom(2).
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

/// Uniform random decimal digits.
Secret randomDigits(std::size_t count, Random& random);

} // namespace rapoint
