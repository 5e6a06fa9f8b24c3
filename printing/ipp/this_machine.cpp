#include "printing/ipp/this_machine.h"

#include <string>

#include <arpa/inet.h>

namespace rapoint::printing {

bool isThisMachine(std::string_view host) {
    in_addr address{};
    const bool inFigures = ::inet_pton(AF_INET, std::string{host}.c_str(), &address) == 1;
    return host == "localhost" || host == "::1" || (inFigures && ntohl(address.s_addr) >> 24 == IN_LOOPBACKNET);
}

} // namespace rapoint::printing
