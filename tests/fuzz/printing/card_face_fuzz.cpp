// The layout of a card's face, and the head of a holder's JPEG.
#include "printing/card/card_face_layout.h"
#include "printing/card/jpeg_size.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint::printing;
    if (const auto jpeg = jpegSizeOf({data, size}))
        if (jpeg->width <= 0 || jpeg->height <= 0)
            std::abort();
    const auto layout = CardFaceLayout::parse({reinterpret_cast<const char*>(data), size}, "fuzz");
    if (layout)
        for (const auto& box : layout->boxes)
            if (box.area.x + box.area.width > layout->width)
                std::abort();
    return 0;
}
