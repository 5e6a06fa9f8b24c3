#include "station/base/image_header.h"

#include <algorithm>
#include <array>

namespace rapoint {

namespace {

std::uint32_t bigEndian(ByteView bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t index = 0; index < count; ++index)
        value = value << 8 | bytes[at + index];
    return value;
}

Result<ImageHeader> pngHeader(ByteView encoded) {
    constexpr std::string_view kind = "IHDR";
    if (encoded.size() < 33 || textOf(encoded.subspan(12, 4)) != kind)
        return failure(FaultCode::ImageUnreadable, "a PNG without a header");
    return ImageHeader{"image/png", bigEndian(encoded, 16, 4), bigEndian(encoded, 20, 4)};
}

bool isFrame(std::uint8_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Result<ImageHeader> jpegHeader(ByteView encoded) {
    std::size_t at = 2;
    while (at + 4 <= encoded.size()) {
        if (encoded[at] != 0xFF)
            break;
        const std::uint8_t marker = encoded[at + 1];
        if (marker == 0xFF) { // fill byte
            ++at;
            continue;
        }
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) { // stand alone, without a length
            at += 2;
            continue;
        }
        const std::size_t length = bigEndian(encoded, at + 2, 2);
        if (isFrame(marker)) {
            if (length < 8 || at + 9 > encoded.size())
                break;
            return ImageHeader{"image/jpeg", bigEndian(encoded, at + 7, 2), bigEndian(encoded, at + 5, 2)};
        }
        if (marker == 0xDA || marker == 0xD9 || length < 2)
            break;
        at += 2 + length;
    }
    return failure(FaultCode::ImageUnreadable, "a JPEG without a frame header");
}

} // namespace

Result<ImageHeader> readImageHeader(ByteView encoded) {
    constexpr std::array<std::uint8_t, 8> png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    constexpr std::array<std::uint8_t, 3> jpeg{0xFF, 0xD8, 0xFF};
    const auto starts = [&](const auto& magic) {
        return encoded.size() >= magic.size() && std::equal(magic.begin(), magic.end(), encoded.begin());
    };
    if (!starts(png) && !starts(jpeg))
        return failure(FaultCode::ImageUnreadable, encoded.empty() ? "an empty file" : "neither PNG nor JPEG");
    RAPOINT_TRY(const ImageHeader header, starts(png) ? pngHeader(encoded) : jpegHeader(encoded));
    if (header.width == 0 || header.height == 0)
        return failure(FaultCode::ImageUnreadable, "a picture without pixels");
    return header;
}

} // namespace rapoint
