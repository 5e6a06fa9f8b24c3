#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sys/types.h>

namespace rapoint::tests {

/// Looks for PINs where none may be left: as text (8, 16 and 32 bits a character) and as the hexadecimal digits
/// that a page has. What is encrypted or compressed is not looked into.
class PinSearch {
public:
    /// PINs of at least 8 characters: shorter ones occur anywhere by chance.
    explicit PinSearch(const std::vector<std::string>& pins);

    bool occursIn(std::string_view bytes) const;
    /// The files below `root` with one of them in it, but for those below `paper`.
    std::vector<std::filesystem::path> inFiles(const std::filesystem::path& root,
                                               const std::filesystem::path& paper = {}) const;
    /// The mappings of a process of ours with one of them in it, as /proc/PID/maps names them. `seen`, if given,
    /// is how many bytes could be read.
    std::vector<std::string> inMemory(pid_t process, std::size_t* seen = nullptr) const;

private:
    void add(std::string pattern);

    std::vector<bool> m_begins;                                             ///< by the first two bytes
    std::unordered_map<std::uint32_t, std::vector<std::string>> m_patterns; ///< by the first four bytes
    std::size_t m_longest = 0;
};

} // namespace rapoint::tests
