#pragma once

#include "station/journey/profile.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rapoint {

// A step's parameters with their defaults. Their types were checked against the vocabulary when the profile was
// read.

inline std::vector<std::string> textsOf(const StepSpec& spec, const std::string& name) {
    const auto at = spec.parameters.find(name);
    const auto* texts = at == spec.parameters.end() ? nullptr : std::get_if<std::vector<std::string>>(&at->second);
    return texts != nullptr ? *texts : std::vector<std::string>{};
}

inline std::int64_t numberOf(const StepSpec& spec, const std::string& name, std::int64_t otherwise) {
    const auto at = spec.parameters.find(name);
    const auto* number = at == spec.parameters.end() ? nullptr : std::get_if<std::int64_t>(&at->second);
    return number != nullptr ? *number : otherwise;
}

/// Empty where the profile says nothing.
inline std::string textOf(const StepSpec& spec, const std::string& name) {
    const auto at = spec.parameters.find(name);
    const auto* text = at == spec.parameters.end() ? nullptr : std::get_if<std::string>(&at->second);
    return text != nullptr ? *text : std::string{};
}

/// False where the profile says nothing.
inline bool flagOf(const StepSpec& spec, const std::string& name) {
    const auto at = spec.parameters.find(name);
    const auto* flag = at == spec.parameters.end() ? nullptr : std::get_if<bool>(&at->second);
    return flag != nullptr && *flag;
}

} // namespace rapoint
