#pragma once

#include "station/base/result.h"
#include "station/journey/profile.h"
#include "station/journey/profile_mistake.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace rapoint {

/// A profile larger than this is refused unread.
inline constexpr std::size_t kProfileLimit = 256 * 1024;

/// What the text of a profile says and everything that is wrong with its form (at most 50 mistakes). Only a
/// profile without mistakes means anything.
struct ProfileReading {
    Profile profile;
    std::vector<ProfileMistake> mistakes;
    /// Keys outside the journeys that nothing reads: the profile can be used, but what they say does not happen.
    std::vector<ProfileMistake> unread{};
};

/// TOML to Profile: unknown and missing keys, wrong types, parameters that the step's word does not have.
///
/// A journey has steps of its own (`[[journey.step]]`), or is like another one of the same profile and says only
/// what differs, carried out in this order:
///     like = "desk"                        the base, which may have a base itself; its exits too, unless it has
///     own places = { desk = "mobile" }         what the base does at the one place is done at the other without =
///     ["check-features"]         steps by their ids
///     [[journey.change]] step = "…"        each key takes the place of the step's; drop = ["deadline"] takes keys
///     off
///     [[journey.insert]] after = "…"       or before; then a whole step
/// A difference that changes nothing is a mistake. The profile that comes out has whole journeys only.
ProfileReading readProfile(std::string_view toml);

/// Reads the file and checks the profile (profile_check.h); profile-invalid lists every mistake, one a line, as
/// "file:line:column: rule: what is wrong".
Result<Profile> loadProfile(const std::filesystem::path& file);

/// The same of a text; `name` stands where the file's name would.
Result<Profile> parseProfile(std::string_view toml, const std::string& name);

/// All mistakes of the file, of form or, where that is right, of meaning; profile-invalid only if it cannot be
/// read at all.
Result<ProfileReading> examineProfile(const std::filesystem::path& file);

} // namespace rapoint
