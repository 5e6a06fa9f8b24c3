#pragma once

#include <string_view>

namespace rapoint::printing {

/// Whether the host of an address is this machine: "localhost", or an address of the loopback (127.0.0.0/8,
/// RFC 1122 §3.2.1.3; ::1, RFC 4291 §2.5.3) in figures. A name that only begins like one is not.
bool isThisMachine(std::string_view host);

} // namespace rapoint::printing
