#pragma once

#include "station/base/exec_arguments.h"

#include <string_view>
#include <vector>

#include <unistd.h>

namespace rapoint::card {

/// This process's environment without the variable that makes OpenSC log every command with the PINs in it.
inline std::vector<char*> environmentWithoutLog() {
    std::vector<char*> kept;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry)
        if (!std::string_view{*entry}.starts_with("OPENSC_DEBUG"))
            kept.push_back(*entry);
    kept.push_back(nullptr);
    return kept;
}

} // namespace rapoint::card
