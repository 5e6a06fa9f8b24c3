#include "sync/transfer/upload_headers.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rapoint::sync {

namespace {

constexpr std::string_view kDigestStart = "sha-256=:";

} // namespace

std::optional<std::uint64_t> byteCountFrom(std::string_view value) {
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
    const bool canonical = value.size() == 1 || !value.starts_with('0');
    if (error != std::errc{} || end != value.data() + value.size() || !canonical)
        return std::nullopt;
    return count;
}

std::optional<bool> booleanFrom(std::string_view value) {
    if (value == "?1")
        return true;
    if (value == "?0")
        return false;
    return std::nullopt;
}

std::optional<Digest> digestFrom(std::string_view value) {
    if (!value.starts_with(kDigestStart) || !value.ends_with(':') || value.size() <= kDigestStart.size())
        return std::nullopt;
    const auto bytes = fromBase64(value.substr(kDigestStart.size(), value.size() - kDigestStart.size() - 1));
    std::array<std::uint8_t, 32> digest{};
    if (!bytes || bytes->size() != digest.size())
        return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), digest.begin());
    return Digest{digest};
}

std::string headerValue(bool value) {
    return value ? "?1" : "?0";
}

std::string headerValue(const Digest& digest) {
    return std::string{kDigestStart} + toBase64(digest.bytes()) + ":";
}

} // namespace rapoint::sync
