#include "capture/camera/frame_conversion.h"

#include "capture/image/image_header.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace rapoint::capture {

namespace {

/// Drivers pad the buffer behind the end-of-image marker.
ByteView withoutPadding(ByteView jpeg) {
    for (std::size_t end = jpeg.size(); end >= 2; --end)
        if (jpeg[end - 2] == 0xFF && jpeg[end - 1] == 0xD9)
            return jpeg.first(end);
    return {};
}

Result<Picture> pictureOfJpeg(ByteView frame) {
    const ByteView jpeg = withoutPadding(frame);
    const auto header = readImageHeader(jpeg);
    if (!header || header->mediaType != "image/jpeg")
        return failure(FaultCode::CameraFailed, "the camera sent a damaged frame");
    return Picture{Bytes(jpeg.begin(), jpeg.end()), std::string{header->mediaType}};
}

Result<Picture> pictureOfYuyv(ByteView frame, const FrameFormat& format, std::size_t stride) {
    const std::size_t row = std::size_t{format.width} * 2;
    if (format.width == 0 || format.height == 0 || format.width % 2 != 0 || stride < row ||
        frame.size() < stride * (format.height - 1) + row)
        return failure(FaultCode::CameraFailed, "the camera sent a frame that is too short");
    try {
        // cvtColor only reads, but its Mat cannot say so.
        const cv::Mat yuyv{static_cast<int>(format.height), static_cast<int>(format.width), CV_8UC2,
                           const_cast<std::uint8_t*>(frame.data()), stride};
        cv::Mat colour;
        cv::cvtColor(yuyv, colour, cv::COLOR_YUV2BGR_YUYV);
        Picture picture{{}, "image/png"};
        cv::imencode(".png", colour, picture.encoded, {cv::IMWRITE_PNG_COMPRESSION, 1});
        return picture;
    } catch (const cv::Exception& exception) {
        return failure(FaultCode::CameraFailed, "OpenCV: " + exception.err);
    }
}

} // namespace

Result<Picture> pictureOfFrame(ByteView frame, const FrameFormat& format, std::size_t stride) {
    return format.pixels == PixelFormat::Mjpeg ? pictureOfJpeg(frame) : pictureOfYuyv(frame, format, stride);
}

} // namespace rapoint::capture
