#include "sync/signed_withdrawals.h"
#include "tests/fuzz/sync/pinned_certificate.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    static const Bytes pinned = fromBase64(kPinned).value();
    const auto list = sync::verifyWithdrawals({data, size}, pinned);
    // This key never signed one.
    if (list || list.error().code != FaultCode::RegisterForged)
        std::abort();
    const auto content = sync::withdrawalsFromContent({data, size});
    if (content ? content->keys.size() > content->number : content.error().code != FaultCode::RegisterForged)
        std::abort();
    return 0;
}
