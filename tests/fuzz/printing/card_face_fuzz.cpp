// The layout of a card's face.
#include "printing/card/card_face_layout.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint::printing;
    const auto layout = CardFaceLayout::parse({reinterpret_cast<const char*>(data), size}, "fuzz");
    if (layout)
        for (const auto& box : layout->boxes)
            if (box.area.x + box.area.width > layout->width)
                std::abort();
    return 0;
}
