#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rapoint::test {

/// What somebody who tears an envelope open finds: whose serial is on it and which PIN.
struct PrintedEnvelope {
    std::string serial;
    std::string pin; ///< empty where the printer was cut off before the PIN
};

/// Every sheet that the simulated envelope printers left below this directory, also those that are cut off.
std::vector<PrintedEnvelope> printedEnvelopes(const std::filesystem::path& directory);

} // namespace rapoint::test
