#include "station/crypto/timestamp_token.h"

#include <cstdlib>

namespace {

// An authority whose key is long gone: no other timestamp will ever be signed by it.
constexpr std::string_view kAuthority =
    "MIIBgjCCASigAwIBAgIUUeF8EWaxOgL2AYoHbEWNnrPJjIEwCgYIKoZIzj0EAwIwHjEcMBoGA1UEAwwTVGVzdCB0aW1lc3Rh"
    "bXAgcm9vdDAgFw0yNjExMzAyMDQ1MzFaGA8yMDUxMDcyMjIwNDUzMVowHjEcMBoGA1UEAwwTVGVzdCB0aW1lc3RhbXAgcm9v"
    "dDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIXgjbK4Thmsw4nJ5jB0LOnuwmyo/HN79g067gVtPcWp54eA3XCKS2IivaII"
    "YftjOSnnVIqFiIs5ZzXvLKloxnOjQjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgIEMB0GA1UdDgQWBBS5e629"
    "teIw9F/LF4YeWTLxOFOVszAKBggqhkjOPQQDAgNIADBFAiEAwRwLTwo2V5/KEP5hEf9z+6SQq6N+EKlLRzIF0V2BZmoCIB0n"
    "Tc2so26qufiBheITOeDC5yt5mtEe5gjftHCMAo2u";

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    static const std::vector<Bytes> authorities{fromBase64(kAuthority).value()};
    static const TimestampQuery query{Digest::of(bytesOf("signature")),
                                      {0x60, 0x6C, 0xFE, 0x7F, 0x52, 0xC4, 0xCB, 0x56}};
    static const Instant given = instantFromText("2026-11-30T20:52:08.000Z").value();
    const auto answer = timestampIn({data, size}, query, authorities);
    // The seed is the one timestamp that was given.
    if (answer && answer->at != given)
        std::abort();
    const auto token = verifyTimestamp({data, size}, query.imprint, authorities);
    if (token && *token != given)
        std::abort();
    return 0;
}
