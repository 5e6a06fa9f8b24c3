#include "sync/transfer/timestamp_service.h"

#include "station/crypto/pem_or_der_file.h"

#include <algorithm>

namespace rapoint::sync {

namespace {

constexpr std::size_t kMaxAddress = 200;

bool isWebAddress(std::string_view text) {
    const bool plain = std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
    return plain && text.size() <= kMaxAddress && (text.starts_with("http://") || text.starts_with("https://"));
}

} // namespace

Result<TimestampService> TimestampService::configured(const std::string& address,
                                                      const std::filesystem::path& trustFile) {
    TimestampService service{address, {}};
    if (!address.empty() && !isWebAddress(address))
        return failure(FaultCode::ConfigurationInvalid, "timestamp-authority is no http or https address");
    if (!address.empty() && trustFile.empty())
        return failure(FaultCode::ConfigurationInvalid, "timestamp-authority needs timestamp-trust");
    if (trustFile.empty())
        return service;
    auto authorities = certificatesInFile(trustFile);
    if (!authorities)
        return failure(FaultCode::ConfigurationInvalid, "timestamp-trust: " + authorities.error().detail);
    service.authorities = std::move(*authorities);
    return service;
}

} // namespace rapoint::sync
