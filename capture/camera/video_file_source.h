#pragma once

#include "capture/camera/frame_source.h"
#include "capture/media/video_reader.h"

#include <filesystem>
#include <memory>

namespace rapoint::capture {

/// The frames of a video file, with the times that the file gives them.
class VideoFileSource final : public FrameSource {
public:
    explicit VideoFileSource(std::filesystem::path file)
        : m_file{std::move(file)} {}

    /// camera-not-found: there is no such file; camera-failed: it is no video that is understood, or larger than
    /// 3840 × 2160.
    Result<std::optional<Frame>> next() override;
    /// Losslessly, as PNG: the frames of a video are no pictures by themselves.
    Result<Picture> picture() override;
    Result<PreviewPixels> preview(cv::Size room) override;
    std::string name() const override { return "video " + m_file.filename().string(); }

private:
    std::filesystem::path m_file;
    std::unique_ptr<VideoReader> m_video; ///< nothing: the file was not opened yet
    cv::Mat m_colour;
};

} // namespace rapoint::capture
