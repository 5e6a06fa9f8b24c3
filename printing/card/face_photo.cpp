#include "printing/card/face_photo.h"

#include "station/base/image_header.h"

#include <algorithm>
#include <memory>

namespace rapoint::printing {

namespace {

constexpr std::size_t kMaxSize = 4 * 1024 * 1024;
constexpr std::uint32_t kMaxSide = 6000;

tl::unexpected<Fault> tooLarge() {
    return failure(FaultCode::ImageTooLarge, "a face photo has at most 4 MiB and 6000 dots a side");
}

/// An empty picture of the JPEG's size that carries the JPEG: Cairo's PDF takes that instead of the dots.
Result<FacePhoto> ofJpeg(ByteView picture, const ImageHeader& header) {
    FacePhoto photo{
        .surface = {}, .width = static_cast<int>(header.width), .height = static_cast<int>(header.height)};
    photo.surface.reset(::cairo_image_surface_create(CAIRO_FORMAT_RGB24, photo.width, photo.height));
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

} // namespace

Result<FacePhoto> FacePhoto::read(ByteView picture) {
    if (picture.size() > kMaxSize)
        return tooLarge();
    const auto header = readImageHeader(picture);
    if (!header)
        return failure(FaultCode::ImageUnreadable, "the face photo: " + header.error().detail);
    // Before anything is unpacked.
    if (header->width > kMaxSide || header->height > kMaxSide)
        return tooLarge();
    if (header->mediaType == "image/jpeg")
        return ofJpeg(picture, *header);
    ByteView rest = picture;
    FacePhoto photo{.surface = SurfacePtr{::cairo_image_surface_create_from_png_stream(&takePng, &rest)}};
    if (::cairo_surface_status(photo.surface.get()) != CAIRO_STATUS_SUCCESS)
        return failure(FaultCode::ImageUnreadable, "the face photo");
    photo.width = ::cairo_image_surface_get_width(photo.surface.get());
    photo.height = ::cairo_image_surface_get_height(photo.surface.get());
    return photo;
}

} // namespace rapoint::printing
