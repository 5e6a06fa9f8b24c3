#include "sync/signed_mandate.h"
#include "tests/fuzz/sync/pinned_certificate.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    static const Bytes pinned = fromBase64(kPinned).value();
    const auto mandate = sync::verifyMandate({data, size}, pinned);
    // The seed is the one mandate that this key ever signed.
    if (mandate ? mandate->cases != 42 : mandate.error().code != FaultCode::MandateForged)
        std::abort();
    const auto content = sync::mandateFromContent({data, size});
    if (content && (content->station.empty() || content->cases == 0 || content->endsAt <= content->issuedAt))
        std::abort();
    return 0;
}
