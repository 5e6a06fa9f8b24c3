// Frames as a driver fills them, MJPEG or YUYV of a format that it promised: a picture, grey levels of that size,
// or a fault. The first three bytes are the pixel format, width and height in steps of two pixels.
#include "capture/camera/frame_conversion.h"
#include "station/base/image_header.h"

#include <cstdlib>

using namespace rapoint::capture;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3)
        return 0;
    const FrameFormat format{data[0] % 2 == 0 ? PixelFormat::Mjpeg : PixelFormat::Yuyv, data[1] * 2U,
                             data[2] * 2U};
    const rapoint::ByteView frame{data + 3, size - 3};
    const auto header = rapoint::readImageHeader(frame);
    // The limits themselves are tested elsewhere; large pictures would only make this slow.
    if (header && std::uint64_t{header->width} * header->height > 1U << 20)
        return 0;
    const std::size_t stride = std::size_t{format.width} * 2 + data[0] / 2;
    const auto grey = greyOfFrame(frame, format, stride);
    if (grey && (grey->type() != CV_8UC1 || grey->empty()))
        std::abort();
    const auto shown = previewOfFrame(frame, format, stride, {64, 48});
    if (shown && (shown->width > 64 || shown->height > 48 ||
                  shown->bgrx.size() != std::size_t{4} * static_cast<unsigned>(shown->width * shown->height)))
        std::abort();
    const auto picture = pictureOfFrame(frame, format, stride);
    if (picture && picture->encoded.empty())
        std::abort();
    return 0;
}
