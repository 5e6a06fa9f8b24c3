#pragma once

#include "sync/cmp_client.h"

#include <memory>
#include <string>

namespace rapoint::sync {

using OfficerClient = std::unique_ptr<OSSL_CMP_CTX, Releaser<OSSL_CMP_CTX_free>>;

/// OpenSSL's CMP client that signs as the officer (`key` is the officer's), believes the responder alone, and
/// sends through the exchange. `key` and `exchange` outlive it. crypto-failed, message-malformed.
Result<OfficerClient> officerClient(const AsnOctetString& transaction, SigningKey& officer, EVP_PKEY* key,
                                    const CmpTrust& trust, CmpExchange& exchange);

/// Why a session that did not end well ended so: the authority's signed rejection in words without control
/// characters, or else the fault of line, journal, key or message. Empties OpenSSL's error queue.
Result<std::string> rejectionIn(OSSL_CMP_CTX* client, EVP_PKEY* key, const CmpExchange& exchange);

} // namespace rapoint::sync
