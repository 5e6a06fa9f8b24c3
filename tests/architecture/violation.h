#pragma once

#include <cstddef>
#include <string>

namespace rapoint::test {

/// Something that breaks a rule, and where: line 0 means the file or folder as a whole.
struct Violation {
    std::string file;
    std::size_t line = 0;
    std::string what;
};

} // namespace rapoint::test
