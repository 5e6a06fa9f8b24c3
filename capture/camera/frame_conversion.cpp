#include "capture/camera/frame_conversion.h"

#include "capture/image/image_loader.h"
#include "capture/image/jpeg_preview.h"
#include "capture/media/media_codec.h"

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

/// The frame as OpenCV sees it, without a copy.
Result<cv::Mat> viewOfYuyv(ByteView frame, const FrameFormat& format, std::size_t stride) {
    const std::size_t row = std::size_t{format.width} * 2;
    if (format.width == 0 || format.height == 0 || format.width % 2 != 0 || stride < row ||
        frame.size() < stride * (format.height - 1) + row)
        return failure(FaultCode::CameraFailed, "the camera sent a frame that is too short");
    // It is only read, but its Mat cannot say so.
    return cv::Mat{static_cast<int>(format.height), static_cast<int>(format.width), CV_8UC2,
                   const_cast<std::uint8_t*>(frame.data()), stride};
}

Result<Picture> pictureOfYuyv(ByteView frame, const FrameFormat& format, std::size_t stride) {
    RAPOINT_TRY(const cv::Mat yuyv, viewOfYuyv(frame, format, stride));
    cv::Mat colour;
    cv::cvtColor(yuyv, colour, cv::COLOR_YUV2BGR_YUYV);
    return pictureOfColours(colour);
}

Result<cv::Mat> greyOfJpeg(ByteView frame) {
    auto grey = loadGrey(withoutPadding(frame));
    if (!grey)
        return failure(FaultCode::CameraFailed, "the camera sent a damaged frame");
    return grey;
}

Result<cv::Mat> greyOfYuyv(ByteView frame, const FrameFormat& format, std::size_t stride) {
    RAPOINT_TRY(const cv::Mat yuyv, viewOfYuyv(frame, format, stride));
    cv::Mat grey;
    cv::extractChannel(yuyv, grey, 0);
    return grey;
}

tl::unexpected<Fault> failed(const cv::Exception& exception) {
    return failure(FaultCode::CameraFailed, "OpenCV: " + exception.err);
}

} // namespace

Result<Picture> pictureOfColours(const cv::Mat& colours) {
    RAPOINT_TRY(const MediaCodec* const codec, mediaCodec());
    Picture picture{codec->encodePng(colours), "image/png"};
    if (picture.encoded.empty())
        return failure(FaultCode::CameraFailed, "the frame cannot be kept as a picture");
    return picture;
}

Result<Picture> pictureOfFrame(ByteView frame, const FrameFormat& format, std::size_t stride) {
    try {
        return format.pixels == PixelFormat::Mjpeg ? pictureOfJpeg(frame) : pictureOfYuyv(frame, format, stride);
    } catch (const cv::Exception& exception) {
        return failed(exception);
    }
}

Result<cv::Mat> greyOfFrame(ByteView frame, const FrameFormat& format, std::size_t stride) {
    try {
        return format.pixels == PixelFormat::Mjpeg ? greyOfJpeg(frame) : greyOfYuyv(frame, format, stride);
    } catch (const cv::Exception& exception) {
        return failed(exception);
    }
}

Result<PreviewPixels> previewOfFrame(ByteView frame, const FrameFormat& format, std::size_t stride,
                                     cv::Size room) {
    try {
        if (format.pixels == PixelFormat::Mjpeg)
            return previewOfJpeg(frame, room);
        RAPOINT_TRY(const cv::Mat yuyv, viewOfYuyv(frame, format, stride));
        cv::Mat colour;
        cv::cvtColor(yuyv, colour, cv::COLOR_YUV2BGRA_YUYV);
        return previewOfColours(colour, room);
    } catch (const cv::Exception& exception) {
        return failed(exception);
    }
}

} // namespace rapoint::capture
