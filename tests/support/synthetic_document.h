#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace rapoint::tests {

/// A picture, as a hand-held camera takes it, of a document that does not exist.
struct SyntheticDocument {
    std::string format;
    std::vector<std::string> lines; ///< of its machine-readable zone
    cv::Mat picture;                ///< 8-bit grey
};

/// The document number `seed`: any layout, state and name; the page turned any way, tilted, and under one of seven
/// kinds of bad light or lens. The same seed gives the same document.
SyntheticDocument syntheticDocument(std::uint32_t seed);

} // namespace rapoint::tests
