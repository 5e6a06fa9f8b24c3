#include "capture/camera/open_frame_source.h"

#include "capture/camera/camera_list.h"
#include "capture/camera/folder_frame_source.h"
#include "capture/camera/v4l2_frame_source.h"
#include "capture/camera/video_file_source.h"

namespace rapoint::capture {

Result<std::unique_ptr<FrameSource>> openFrameSource(const std::string& camera) {
    if (camera.empty()) {
        const auto cameras = listV4l2Cameras();
        if (cameras.empty())
            return failure(FaultCode::CameraNotFound, "no camera is plugged in");
        return std::make_unique<V4l2FrameSource>(cameras.front().path);
    }
    std::error_code error;
    const auto kind = std::filesystem::status(camera, error).type();
    if (kind == std::filesystem::file_type::directory)
        return std::make_unique<FolderFrameSource>(camera);
    if (kind == std::filesystem::file_type::regular)
        return std::make_unique<VideoFileSource>(camera);
    if (kind == std::filesystem::file_type::character)
        return std::make_unique<V4l2FrameSource>(camera);
    return failure(FaultCode::CameraNotFound, "neither a device nor a folder nor a video file");
}

} // namespace rapoint::capture
