#pragma once

#include "station/crypto/openssl_ptr.h"

namespace rapoint::sync {

/// A certificate with the private key it is for.
struct KeyPair {
    Certificate certificate;
    EvpPkey key;
};

} // namespace rapoint::sync
