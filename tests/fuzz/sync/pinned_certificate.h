#pragma once

#include <string_view>

/// The certificate of receipts that the seeds of mandate and withdrawals are judged by, DER in base64. Its key is
/// long gone: nothing can be signed by it any more.
inline constexpr std::string_view kPinned =
    "MIIBijCCATGgAwIBAgIUQhpymNuGXzpkv6TbzBosnVlYq78wCgYIKoZIzj0EAwIwGzEZMBcGA1UEAwwQcmFwb2ludCByZWNla"
    "XB0czAeFw0yNjExMjIyMDUzMzVaFw0zNjExMTkyMDUzMzVaMBsxGTAXBgNVBAMMEHJhcG9pbnQgcmVjZWlwdHMwWTATBgcqhk"
    "jOPQIBBggqhkjOPQMBBwNCAATH35FLrQQ10Dhq/oawbZ68mkHQ62LXPiuoi1/sXgCVpudKyQ7T2490MtfrRAYXBlX2hDqzbsP"
    "0z9RsEkoKZHG7o1MwUTAdBgNVHQ4EFgQUt73U62emcZf79blnNzeUcCBpasgwHwYDVR0jBBgwFoAUt73U62emcZf79blnNzeU"
    "cCBpasgwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAWa0YJkatFvBPrlQPsf5fsFFfBdMw3uhhKPENiulQuW"
    "wIgOe7Midzvf9d+hMD/gdAVqMf5z5+8MBejGoL/lIvVRe4=";
