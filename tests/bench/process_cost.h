#pragma once

#include <filesystem>

namespace rapoint::bench {

/// What a start of the touch station took.
struct Start {
    double milliseconds = 1e9;
    double processor = 0; ///< milliseconds of it
};

/// From the program's start to its first page being painted.
Start startOnce(const std::filesystem::path& program, const std::filesystem::path& work);
/// Of this process: memory that it has, and time of all its threads on a processor.
double residentMegabytes();
double processorSeconds();

} // namespace rapoint::bench
