#pragma once

#include "station/base/digest.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapoint::sync {

/// The values of the upload's headers, both ways. The readers take exactly one canonical form and nothing else.
/// Upload-Offset and Upload-Length: decimal bytes; Upload-Complete: a structured boolean (RFC 8941 §3.3.6);
/// Repr-Digest: "sha-256=:base64:" of the whole package (RFC 9530 §3).
std::optional<std::uint64_t> byteCountFrom(std::string_view value);
std::optional<bool> booleanFrom(std::string_view value);
std::optional<Digest> digestFrom(std::string_view value);

std::string headerValue(bool value);
std::string headerValue(const Digest& digest);

} // namespace rapoint::sync
