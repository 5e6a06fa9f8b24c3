#pragma once

#include "capture/camera/frame_source.h"

#include <filesystem>
#include <vector>

namespace rapoint::bench {

/// A camera with 1280x720 MJPEG: a document that never lies still. One thread.
class MotionJpeg final : public capture::FrameSource {
public:
    explicit MotionJpeg(const std::filesystem::path& specimen);

    Result<std::optional<capture::Frame>> next() override;
    void decode(bool wanted) override { m_decodes = wanted; }
    Result<Picture> picture() override;
    Result<capture::PreviewPixels> preview(cv::Size room) override;
    std::string name() const override { return "bench"; }

private:
    std::vector<Bytes> m_frames;
    std::size_t m_at = 0;
    bool m_decodes = true;
};

} // namespace rapoint::bench
