#pragma once

#include <string_view>

#include <sys/socket.h>

namespace rapoint::test {

/// False when the other end takes no more.
inline bool sendAll(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

} // namespace rapoint::test
