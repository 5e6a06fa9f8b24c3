#include "capture/camera/folder_camera.h"

#include "capture/camera/picture_folder.h"
#include "capture/image/image_file.h"
#include "station/base/image_header.h"

#include <algorithm>

namespace rapoint::capture {

FolderCamera::FolderCamera(std::filesystem::path folder)
    : m_folder{std::move(folder)} {}

Result<Picture> FolderCamera::capture() {
    RAPOINT_TRY(const auto names, picturesIn(m_folder));
    const auto next =
        std::find_if(names.begin(), names.end(), [&](const auto& name) { return !m_given.contains(name); });
    if (next == names.end())
        return failure(FaultCode::CameraFailed, "no further picture in the folder of the camera");
    m_given.insert(*next);
    RAPOINT_TRY(Bytes encoded, readImageFile(m_folder / *next));
    RAPOINT_TRY(const ImageHeader header, readImageHeader(encoded));
    return Picture{std::move(encoded), std::string{header.mediaType}};
}

std::string FolderCamera::name() const {
    return "folder " + m_folder.filename().string();
}

} // namespace rapoint::capture
