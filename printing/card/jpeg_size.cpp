#include "printing/card/jpeg_size.h"

namespace rapoint::printing {

namespace {

int number(ByteView bytes, std::size_t at) {
    return bytes[at] << 8 | bytes[at + 1];
}

/// SOF0 to SOF15 without DHT, JPG and DAC, which have numbers among them (T.81 table B.1).
bool isFrame(std::uint8_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

} // namespace

std::optional<JpegSize> jpegSizeOf(ByteView jpeg) {
    if (jpeg.size() < 4 || jpeg[0] != 0xFF || jpeg[1] != 0xD8)
        return std::nullopt;
    std::size_t at = 2;
    while (at + 9 < jpeg.size() && jpeg[at] == 0xFF) {
        const std::uint8_t marker = jpeg[at + 1];
        if (marker == 0xFF) { // a fill byte
            ++at;
            continue;
        }
        if (isFrame(marker)) {
            const JpegSize size{number(jpeg, at + 7), number(jpeg, at + 5)};
            return size.width > 0 && size.height > 0 ? std::optional{size} : std::nullopt;
        }
        if (marker == 0xD9 || marker == 0xDA)
            return std::nullopt;
        at += 2 + static_cast<std::size_t>(number(jpeg, at + 2));
    }
    return std::nullopt;
}

} // namespace rapoint::printing
