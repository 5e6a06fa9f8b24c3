#include "station/crypto/openssl_error.h"

#include <openssl/err.h>

namespace rapoint {

tl::unexpected<Fault> opensslFailure(FaultCode code, std::string_view tried) {
    std::string detail{tried};
    const unsigned long first = ERR_get_error();
    ERR_clear_error();
    if (const char* reason = first == 0 ? nullptr : ERR_reason_error_string(first))
        detail.append(": ").append(reason);
    return failure(code, std::move(detail));
}

tl::unexpected<Fault> cryptoFailure(std::string what) {
    ERR_clear_error();
    return failure(FaultCode::CryptoFailed, std::move(what));
}

} // namespace rapoint
