// The first bytes of a picture: what is let through has pixels.
#include "station/base/image_header.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto header = rapoint::readImageHeader({data, size});
    if (header && (header->width == 0 || header->height == 0))
        std::abort();
    return 0;
}
