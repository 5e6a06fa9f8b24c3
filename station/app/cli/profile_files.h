#pragma once

#include "station/app/terminal/output.h"
#include "station/base/result.h"
#include "station/journey/profile_mistake.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace rapoint::app {

/// Looks at one file: whether it is good, or the exit status of the fault that was said.
using ProfileCheck = std::function<tl::expected<bool, int>(const std::filesystem::path& file)>;

/// Checks the given files, or all *.toml in this folder of the assets, and stops at one that cannot be looked at.
/// The exit status: that of `wrong` if any is not good.
int checkProfiles(const std::string& folder, const std::vector<std::string>& given, FaultCode wrong,
                  const Output& output, const ProfileCheck& check);

/// The mistakes as objects: line, column, rule, text.
nlohmann::ordered_json objectsOf(const std::vector<ProfileMistake>& mistakes);

/// Says every mistake in a file; they come back as objects.
nlohmann::ordered_json showMistakes(const std::filesystem::path& file, const std::vector<ProfileMistake>& mistakes,
                                    const Output& output);

} // namespace rapoint::app
