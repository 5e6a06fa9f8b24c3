#include "sync/transfer/central_address.h"

#include <charconv>

namespace rapoint::sync {

Result<CentralAddress> listenAddress(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    CentralAddress address{std::string{text.substr(0, colon)}, 443};
    if (colon != std::string_view::npos) {
        const char* const end = text.data() + text.size();
        const auto parsed = std::from_chars(text.data() + colon + 1, end, address.port);
        if (parsed.ec != std::errc{} || parsed.ptr != end)
            return failure(FaultCode::ConfigurationInvalid, "the port is no number");
    }
    if (address.host.empty() || address.host.find_first_of("/@?# ") != std::string::npos)
        return failure(FaultCode::ConfigurationInvalid, "the host is missing or has signs that no host has");
    return address;
}

Result<CentralAddress> centralAddress(std::string_view url) {
    constexpr std::string_view kScheme = "https://";
    if (!url.starts_with(kScheme))
        return failure(FaultCode::ConfigurationInvalid, "the central's address begins with https://");
    return listenAddress(url.substr(kScheme.size()));
}

} // namespace rapoint::sync
