#pragma once

#include "station/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rapoint::printing {

/// Where an impact printer is: a device, "escp:/dev/usb/lp0", or a raw socket, "escp://host:9100".
struct EscpTarget {
    std::string uri;
    std::string device; ///< empty: a socket
    std::string host;
    std::uint16_t port = 9100;

    static bool isMeant(std::string_view uri) { return uri.starts_with("escp:"); }
    /// configuration-invalid for anything else, and for a socket of another machine unless the URI ends with
    /// "#isolated-line": what goes over it can be read by whoever is on the line.
    static Result<EscpTarget> fromUri(std::string_view uri);
};

} // namespace rapoint::printing
