// The tables of a JPEG: a quality from 1 to 100, or none.
#include "capture/quality/jpeg_quality.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto quality = rapoint::capture::jpegQuality({data, size});
    if (quality && (*quality < 1 || *quality > 100))
        std::abort();
    return 0;
}
