#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace rapoint::sync {

/// Who stamps, and who is believed about times: `timestamp-authority` and `timestamp-trust` of central.toml and
/// station.toml.
struct TimestampService {
    std::string address{};            ///< http or https; empty: nobody is asked
    std::vector<Bytes> authorities{}; ///< certificates that a timestamp's has to lead to, DER; empty: none holds

    /// Two empty texts are no service. configuration-invalid: an address that is not one, or that has no trust
    /// file, or a file without certificates.
    static Result<TimestampService> configured(const std::string& address, const std::filesystem::path& trustFile);
};

} // namespace rapoint::sync
