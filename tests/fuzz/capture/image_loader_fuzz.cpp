// Whole pictures: what is decoded has the pixels that its header promised, or fewer than the limit when turned.
#include "capture/image/image_loader.h"

#include <cstdlib>

using namespace rapoint::capture;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto header = rapoint::readImageHeader({data, size});
    // The limits themselves are tested elsewhere; large pictures would only make this slow.
    if (!header || std::uint64_t{header->width} * header->height > 1U << 20)
        return 0;
    const auto grey = loadGrey({data, size});
    if (grey && (grey->type() != CV_8UC1 || grey->total() != std::size_t{header->width} * header->height))
        std::abort();
    return 0;
}
