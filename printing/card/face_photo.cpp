#include "printing/card/face_photo.h"

#include "printing/card/jpeg_size.h"

#include <algorithm>
#include <array>
#include <memory>

namespace rapoint::printing {

namespace {

constexpr std::size_t kLargest = 4 * 1024 * 1024;
constexpr int kLongestSide = 6000;

tl::unexpected<Fault> tooLarge() {
    return failure(FaultCode::ImageTooLarge, "a face photo has at most 4 MiB and 6000 dots a side");
}

/// An empty picture of the JPEG's size that carries the JPEG: Cairo's PDF takes that instead of the dots.
Result<FacePhoto> ofJpeg(ByteView picture, const JpegSize& size) {
    if (size.width > kLongestSide || size.height > kLongestSide)
        return tooLarge();
    FacePhoto photo{.surface =
                        SurfacePtr{::cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height)},
                    .width = size.width,
                    .height = size.height};
    auto kept = std::make_unique<Bytes>(picture.begin(), picture.end());
    const auto status = ::cairo_surface_set_mime_data(
        photo.surface.get(), CAIRO_MIME_TYPE_JPEG, kept->data(), kept->size(),
        [](void* bytes) { std::default_delete<Bytes>{}(static_cast<Bytes*>(bytes)); }, kept.get());
    if (status != CAIRO_STATUS_SUCCESS)
        return failure(FaultCode::ImageUnreadable, "the face photo");
    [[maybe_unused]] const auto* owned = kept.release();
    return photo;
}

cairo_status_t takePng(void* rest, unsigned char* data, unsigned int size) {
    auto& bytes = *static_cast<ByteView*>(rest);
    if (bytes.size() < size)
        return CAIRO_STATUS_READ_ERROR;
    std::copy_n(bytes.begin(), size, data);
    bytes = bytes.subspan(size);
    return CAIRO_STATUS_SUCCESS;
}

/// Of the header chunk, so that nothing is unpacked that is too large (ISO/IEC 15948 §11.2.2).
bool isPngWithin(ByteView picture) {
    constexpr std::array<std::uint8_t, 8> kSignature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    if (picture.size() < 33 || !std::equal(kSignature.begin(), kSignature.end(), picture.begin()))
        return false;
    const auto side = [&](std::size_t at) {
        return picture[at] << 24 | picture[at + 1] << 16 | picture[at + 2] << 8 | picture[at + 3];
    };
    return side(16) > 0 && side(16) <= kLongestSide && side(20) > 0 && side(20) <= kLongestSide;
}

} // namespace

Result<FacePhoto> FacePhoto::read(ByteView picture) {
    if (picture.size() > kLargest)
        return tooLarge();
    if (const auto size = jpegSizeOf(picture))
        return ofJpeg(picture, *size);
    if (!isPngWithin(picture))
        return failure(FaultCode::ImageUnreadable, "the face photo is neither JPEG nor PNG of a sensible size");
    ByteView rest = picture;
    FacePhoto photo{.surface = SurfacePtr{::cairo_image_surface_create_from_png_stream(&takePng, &rest)}};
    if (::cairo_surface_status(photo.surface.get()) != CAIRO_STATUS_SUCCESS)
        return failure(FaultCode::ImageUnreadable, "the face photo");
    photo.width = ::cairo_image_surface_get_width(photo.surface.get());
    photo.height = ::cairo_image_surface_get_height(photo.surface.get());
    return photo;
}

} // namespace rapoint::printing
