#pragma once

#include "station/journey/profile.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapoint {

// A step's parameters with their defaults. Steps read parameters and ways through these functions and no other
// way, by the literal name that the word's row in the vocabulary has: so a test can hold the rows against the
// sources. The types were checked against the vocabulary when the profile was read.

template <class Value>
Value parameterOf(const StepSpec& spec, const std::string& name, Value otherwise) {
    const auto at = spec.parameters.find(name);
    const auto* value = at == spec.parameters.end() ? nullptr : std::get_if<Value>(&at->second);
    return value != nullptr ? *value : std::move(otherwise);
}

inline std::vector<std::string> textsOf(const StepSpec& spec, const std::string& name) {
    return parameterOf(spec, name, std::vector<std::string>{});
}

inline std::int64_t numberOf(const StepSpec& spec, const std::string& name, std::int64_t otherwise) {
    return parameterOf(spec, name, otherwise);
}

/// Empty where the profile says nothing.
inline std::string textOf(const StepSpec& spec, const std::string& name) {
    return parameterOf(spec, name, std::string{});
}

/// False where the profile says nothing.
inline bool flagOf(const StepSpec& spec, const std::string& name) {
    return parameterOf(spec, name, false);
}

/// Whether the profile lets the step be done in this way.
inline bool allowsWay(const StepSpec& spec, std::string_view way) {
    return std::ranges::count(spec.ways, way) > 0;
}

} // namespace rapoint
