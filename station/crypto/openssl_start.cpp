#include "station/crypto/openssl_start.h"

#include <openssl/crypto.h>

namespace rapoint {

void startOpenssl() {
    OPENSSL_init_crypto(0, nullptr);
}

} // namespace rapoint
