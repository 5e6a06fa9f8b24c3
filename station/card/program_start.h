#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace rapoint::card {

/// Pointers to the words, as exec takes them; good for as long as the words are.
inline std::vector<char*> pointersTo(const std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (const std::string& word : words)
        pointers.push_back(const_cast<char*>(word.c_str())); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    pointers.push_back(nullptr);
    return pointers;
}

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
