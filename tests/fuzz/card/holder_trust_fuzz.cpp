#include "station/card/x509_holder_trust.h"

#include <cstdlib>

// A card's certificate, whatever it is, is read or refused; without an authority nothing is ever trusted.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    const Bytes certificate(data, data + size);
    const Instant at{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};
    static_cast<void>(card::X509HolderTrust{{certificate, certificate}}.examine(certificate, at));
    if (card::X509HolderTrust{{}}.examine(certificate, at))
        std::abort();
    return 0;
}
