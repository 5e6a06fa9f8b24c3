#pragma once

#include "station/app/demo/demo_options.h"
#include "station/base/clock.h"
#include "station/steps/answer.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::app {

/// What the demonstration's applicant and inspector have in mind; kept in applicant/script.json so that an
/// interrupted visit goes on with the same people.
struct DemoScript {
    std::string reference;    ///< empty: a walk-in
    std::optional<Date> asOf; ///< the day on which the document is judged
    std::vector<Correction> corrections;
    std::string deferral;
    std::string payment = "cash";
    std::string signing = "wet-ink"; ///< or "pen", "otp"
    std::string pinWay = "envelope"; ///< or "online-after-identity-check"
};

/// input-invalid for a correction that is not FIELD=VALUE, or an invalid day.
Result<DemoScript> scriptOf(const DemoOptions& options, const std::string& reference);
Result<> saveScript(const DemoScript& script, const std::filesystem::path& file);
Result<DemoScript> loadScript(const std::filesystem::path& file);

} // namespace rapoint::app
