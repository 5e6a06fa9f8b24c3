#include "station/base/random.h"

#include <system_error>

#include <cerrno>
#include <sys/random.h>

namespace rapoint {

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t got = getrandom(bytes.data(), bytes.size(), 0);
        if (got < 0 && errno != EINTR)
            throw std::system_error{errno, std::generic_category(), "getrandom"};
        if (got > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

Secret randomDigits(std::size_t count, Random& random) {
    Secret digits{count};
    for (std::uint8_t& digit : digits.writable())
        digit = static_cast<std::uint8_t>('0' + random.below(10));
    return digits;
}

} // namespace rapoint
