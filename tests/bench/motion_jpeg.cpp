#include "tests/bench/motion_jpeg.h"

#include "capture/camera/frame_conversion.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace rapoint::bench {

namespace {

constexpr capture::FrameFormat kFormat{capture::PixelFormat::Mjpeg, 1280, 720};

} // namespace

MotionJpeg::MotionJpeg(const std::filesystem::path& specimen) {
    const cv::Mat page = cv::imread(specimen.string());
    for (int i = 0; i < 16; ++i) {
        cv::Mat frame{720, 1280, CV_8UC3, cv::Scalar{60, 70, 80}};
        cv::Mat small;
        cv::resize(page, small, {900, 900 * page.rows / page.cols});
        const int high = std::min(small.rows, 700);
        small.rowRange(0, high).copyTo(frame(cv::Rect{100 + 12 * i, 10, 900, high}));
        std::vector<std::uint8_t> encoded;
        cv::imencode(".jpg", frame, encoded, {cv::IMWRITE_JPEG_QUALITY, 85});
        m_frames.push_back(std::move(encoded));
    }
}

Result<std::optional<capture::Frame>> MotionJpeg::next() {
    const auto& encoded = m_frames[++m_at % m_frames.size()];
    if (!m_decodes)
        return capture::Frame{};
    RAPOINT_TRY(cv::Mat grey, capture::greyOfFrame(encoded, kFormat, 0));
    return capture::Frame{std::move(grey), {}};
}

Result<Picture> MotionJpeg::picture() {
    return Picture{m_frames[m_at % m_frames.size()], "image/jpeg"};
}

Result<capture::PreviewPixels> MotionJpeg::preview(cv::Size room) {
    return capture::previewOfFrame(m_frames[m_at % m_frames.size()], kFormat, 0, room);
}

} // namespace rapoint::bench
