#include "capture/camera/video_file_source.h"

#include "capture/camera/frame_conversion.h"

#include <opencv2/imgproc.hpp>

namespace rapoint::capture {

namespace {

constexpr int kMostPixels = 3840 * 2160;

} // namespace

Result<std::optional<Frame>> VideoFileSource::next() {
    try {
        if (!m_video.isOpened()) {
            std::error_code error;
            if (!std::filesystem::is_regular_file(m_file, error))
                return failure(FaultCode::CameraNotFound, "there is no such video file");
            if (!m_video.open(m_file.string(), cv::CAP_FFMPEG))
                return failure(FaultCode::CameraFailed, "the file is no video that is understood");
            if (m_video.get(cv::CAP_PROP_FRAME_WIDTH) * m_video.get(cv::CAP_PROP_FRAME_HEIGHT) > kMostPixels)
                return failure(FaultCode::CameraFailed, "the video is too large");
        }
        if (!m_video.read(m_colour) || m_colour.empty())
            return std::nullopt;
        Frame frame;
        frame.at = std::chrono::milliseconds{static_cast<std::int64_t>(m_video.get(cv::CAP_PROP_POS_MSEC))};
        cv::cvtColor(m_colour, frame.grey, cv::COLOR_BGR2GRAY);
        return frame;
    } catch (const cv::Exception& exception) {
        return failure(FaultCode::CameraFailed, "OpenCV: " + exception.err);
    }
}

Result<Picture> VideoFileSource::picture() {
    if (m_colour.empty())
        return failure(FaultCode::CameraFailed, "no frame yet");
    return pictureOfColours(m_colour);
}

} // namespace rapoint::capture
