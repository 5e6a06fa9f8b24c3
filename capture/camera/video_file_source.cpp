#include "capture/camera/video_file_source.h"

#include "capture/camera/frame_conversion.h"
#include "capture/media/media_codec.h"

#include <opencv2/imgproc.hpp>

namespace rapoint::capture {

namespace {

constexpr int kMaxPixels = 3840 * 2160;

} // namespace

Result<std::optional<Frame>> VideoFileSource::next() {
    try {
        if (!m_video) {
            std::error_code error;
            if (!std::filesystem::is_regular_file(m_file, error))
                return failure(FaultCode::CameraNotFound, "there is no such video file");
            RAPOINT_TRY(const MediaCodec* const codec, mediaCodec());
            auto video = codec->video();
            if (!video->open(m_file.string()))
                return failure(FaultCode::CameraFailed, "the file is no video that is understood");
            if (const cv::Size size = video->size(); double{1} * size.width * size.height > kMaxPixels)
                return failure(FaultCode::CameraFailed, "the video is too large");
            m_video = std::move(video);
        }
        if (!m_video->read(m_colour) || m_colour.empty())
            return std::nullopt;
        Frame frame;
        frame.at = m_video->at();
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

Result<PreviewPixels> VideoFileSource::preview(cv::Size room) {
    return previewOfColours(m_colour, room);
}

} // namespace rapoint::capture
