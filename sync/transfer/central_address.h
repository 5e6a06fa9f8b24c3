#pragma once

#include "station/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rapoint::sync {

/// Host and port of the central.
struct CentralAddress {
    std::string host;
    std::uint16_t port = 443;
};

/// From "https://host:port" or "https://host"; configuration-invalid.
Result<CentralAddress> centralAddress(std::string_view url);
/// From "host:port", as --listen takes it; port 0 means any free one.
Result<CentralAddress> listenAddress(std::string_view text);

} // namespace rapoint::sync
