#pragma once

#include <string>
#include <vector>

namespace rapoint {

/// Pointers to the words, as exec(3) and posix_spawn(3) take them; good for as long as the words are.
inline std::vector<char*> pointersTo(const std::vector<std::string>& words) {
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (const std::string& word : words)
        pointers.push_back(const_cast<char*>(word.c_str())); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace rapoint
