#pragma once

#include "station/base/result.h"

#include <optional>

namespace rapoint::test {

/// The fault that a fake's calls end with, as long as a test sets one.
struct Trouble {
    std::optional<FaultCode> with{};

    Result<> check() const { return with ? failure(*with) : Result<>{}; }
};

} // namespace rapoint::test
