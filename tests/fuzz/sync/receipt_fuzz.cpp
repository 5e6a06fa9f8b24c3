#include "sync/receipt.h"

#include <cstdlib>

namespace {

// A certificate whose key is long gone: nothing can be signed by it any more.
constexpr std::string_view kPinned =
    "MIIBkzCCATmgAwIBAgIQWxt2IU3MAsw0SFVfYa8kxTAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9yYXBvaW50IHJvb3QgQ0Ew"
    "HhcNMjYxMTIyMDIwNTAzWhcNMzYxMTIxMTMxNzAzWjAbMRkwFwYDVQQDDBByYXBvaW50IHJlY2VpcHRzMFkwEwYHKoZIzj0C"
    "AQYIKoZIzj0DAQcDQgAEmXbkFtdMujk8ZVQoZmd15Jh78cL5HDdlZzI4dy62Cpo0UGSpfagNQe9smP1i2IW0EChzw6kpPQqP"
    "ooPpM0FJqqNgMF4wHQYDVR0OBBYEFMw8ntNbkbRYxjxlxl5z5fjcag+sMB8GA1UdIwQYMBaAFBI6OFhukDWRtd032Uju7yJU"
    "c7UTMAwGA1UdEwEB/wQCMAAwDgYDVR0PAQH/BAQDAgeAMAoGCCqGSM49BAMCA0gAMEUCIQC2d73RDBbPlTi5La1hdExOteQx"
    "b3WZkGFMn9UDNzd1qAIgVNqiLaavcceOZ5ggfFYY4P9xUR9okujBMjC6Bb7AygY=";

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    static const Bytes pinned = fromBase64(kPinned).value();
    static const CaseId id = CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ab").value();
    const auto receipt = sync::verifyReceipt({data, size}, pinned, id, Digest::of(bytesOf("package")));
    // The seed is the one receipt that this key ever signed.
    if (receipt ? receipt->sequence != 42 : receipt.error().code != FaultCode::ReceiptForged)
        std::abort();
    return 0;
}
