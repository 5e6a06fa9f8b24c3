#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace rapoint::sync {

/// The text that a member of this name is; empty if it is missing, no text, or this is no object.
inline std::string textIn(const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

} // namespace rapoint::sync
