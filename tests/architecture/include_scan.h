#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace rapoint::test {

/// The folders that hold the product's sources.
const std::vector<std::string>& sourceFolders();

/// The sources under these folders, as paths from the root, in order.
std::vector<std::string> sourcesUnder(const std::filesystem::path& root, const std::vector<std::string>& folders);

/// The lines of a file without their ends.
std::vector<std::string> linesOf(const std::filesystem::path& file);

/// One #include line.
struct Include {
    std::string file; ///< from the root
    std::size_t line = 0;
    std::string target; ///< as it is written
    bool quoted = false;
};

/// All of them in the product's sources, file by file, line by line.
std::vector<Include> includesIn(const std::filesystem::path& root);

} // namespace rapoint::test
