#include "capture/camera/folder_frame_source.h"

#include "capture/camera/picture_folder.h"
#include "capture/image/image_file.h"
#include "capture/image/image_loader.h"

namespace rapoint::capture {

namespace {

constexpr std::chrono::milliseconds kInterval{100};

} // namespace

Result<cv::Mat> FolderFrameSource::load(const std::filesystem::path& file) {
    RAPOINT_TRY(m_picture.encoded, readImageFile(file));
    RAPOINT_TRY(const ImageHeader header, readImageHeader(m_picture.encoded));
    m_picture.mediaType = header.mediaType;
    return loadGrey(m_picture.encoded);
}

Result<std::optional<Frame>> FolderFrameSource::next() {
    if (!m_left) {
        RAPOINT_TRY(const auto names, picturesIn(m_folder));
        m_left.emplace(names.begin(), names.end());
    }
    while (!m_left->empty()) {
        const std::filesystem::path name = std::move(m_left->front());
        m_left->pop_front();
        const auto at = m_at;
        m_at += kInterval;
        if (auto grey = load(m_folder / name))
            return Frame{std::move(*grey), at};
    }
    return std::nullopt;
}

Result<PreviewPixels> FolderFrameSource::preview(cv::Size room) {
    RAPOINT_TRY(const cv::Mat colour, loadColour(m_picture.encoded));
    return previewOfColours(colour, room);
}

} // namespace rapoint::capture
