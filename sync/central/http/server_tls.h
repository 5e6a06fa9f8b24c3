#pragma once

#include "sync/central/pki/central_keys.h"

#include <openssl/types.h>

namespace rapoint::sync {

/// TLS 1.3 only, the central's certificate and, for stations, a client certificate that the officers' authority
/// gave one. The keys outlive the context. crypto-failed.
Result<> prepareServerTls(SSL_CTX* tls, const CentralKeys& keys, bool forStations);

} // namespace rapoint::sync
