#include "sync/signed_withdrawals.h"

#include <cstdlib>

namespace {

// A certificate whose key is long gone: nothing can be signed by it any more.
constexpr std::string_view kPinned =
    "MIIBijCCATGgAwIBAgIUQhpymNuGXzpkv6TbzBosnVlYq78wCgYIKoZIzj0EAwIwGzEZMBcGA1UEAwwQcmFwb2ludCByZWNla"
    "XB0czAeFw0yNjExMjIyMDUzMzVaFw0zNjExMTkyMDUzMzVaMBsxGTAXBgNVBAMMEHJhcG9pbnQgcmVjZWlwdHMwWTATBgcqhk"
    "jOPQIBBggqhkjOPQMBBwNCAATH35FLrQQ10Dhq/oawbZ68mkHQ62LXPiuoi1/sXgCVpudKyQ7T2490MtfrRAYXBlX2hDqzbsP"
    "0z9RsEkoKZHG7o1MwUTAdBgNVHQ4EFgQUt73U62emcZf79blnNzeUcCBpasgwHwYDVR0jBBgwFoAUt73U62emcZf79blnNzeU"
    "cCBpasgwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAWa0YJkatFvBPrlQPsf5fsFFfBdMw3uhhKPENiulQuW"
    "wIgOe7Midzvf9d+hMD/gdAVqMf5z5+8MBejGoL/lIvVRe4=";

} // namespace

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
