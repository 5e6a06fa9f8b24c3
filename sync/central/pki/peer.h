#pragma once

#include "station/base/bytes.h"
#include "station/crypto/openssl_ptr.h"

#include <string>

namespace rapoint::sync {

/// Whom a certificate of the officers' authority names: OU is the role, CN the name.
struct Peer {
    std::string role; ///< "station", "inspector", "approver"
    std::string name;
    Bytes certificate{}; ///< DER

    bool operator==(const Peer&) const = default;
};

/// "role/name".
std::string nameOf(const Peer& peer);

/// Reads the subject; empty fields where it has none, or several.
Peer peerOf(const X509* certificate);

} // namespace rapoint::sync
