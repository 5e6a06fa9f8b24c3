#pragma once

#include <string>

namespace rapoint {

/// Something wrong with a provider profile, at its place in the file.
struct ProfileMistake {
    int line = 0;     ///< from 1; 0 if the profile came from no file
    int column = 0;   ///< from 1; 0 where only the line is known
    std::string rule; ///< which rule is broken: "unknown-key", "unreachable" …
    std::string text; ///< what is wrong and where, in words

    bool operator==(const ProfileMistake&) const = default;
};

/// "cencert.toml:12:3: unknown-key: …"
std::string explain(const ProfileMistake& mistake, const std::string& fileName);

} // namespace rapoint
