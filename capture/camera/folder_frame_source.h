#pragma once

#include "capture/camera/frame_source.h"

#include <deque>
#include <filesystem>

namespace rapoint::capture {

/// The pictures that lie in a folder when the first frame is asked for, by name, as if a camera took ten in a
/// second. A file that is not a picture stands for a frame that the camera spoiled: it is passed over.
class FolderFrameSource final : public FrameSource {
public:
    explicit FolderFrameSource(std::filesystem::path folder)
        : m_folder{std::move(folder)} {}

    Result<std::optional<Frame>> next() override;
    Result<Picture> picture() override { return m_picture; }
    Result<PreviewPixels> preview(cv::Size room) override;
    std::string name() const override { return "folder " + m_folder.filename().string(); }

private:
    Result<cv::Mat> load(const std::filesystem::path& file);

    std::filesystem::path m_folder;
    std::optional<std::deque<std::filesystem::path>> m_left; ///< nothing: not looked into yet
    Picture m_picture;
    std::chrono::milliseconds m_at{};
};

} // namespace rapoint::capture
