#include "capture/camera/folder_camera.h"

#include "capture/image/image_file.h"
#include "capture/image/image_header.h"

#include <algorithm>
#include <cctype>

namespace rapoint::capture {

namespace {

bool isPictureName(const std::filesystem::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char character) { return static_cast<char>(std::tolower(character)); });
    return extension == ".png" || extension == ".jpg" || extension == ".jpeg";
}

} // namespace

FolderCamera::FolderCamera(std::filesystem::path folder)
    : m_folder{std::move(folder)} {}

Result<Picture> FolderCamera::capture() {
    std::error_code error;
    if (!std::filesystem::is_directory(m_folder, error))
        return failure(FaultCode::CameraNotFound, "the folder of the camera is not there");
    std::filesystem::path next;
    for (std::filesystem::directory_iterator entry{m_folder, error}, end; !error && entry != end;
         entry.increment(error)) {
        const std::filesystem::path file = entry->path().filename();
        if (isPictureName(file) && !m_given.contains(file) && (next.empty() || file < next))
            next = file;
    }
    if (error)
        return failure(FaultCode::CameraFailed, "the folder of the camera: " + error.message());
    if (next.empty())
        return failure(FaultCode::CameraFailed, "no further picture in the folder of the camera");
    m_given.insert(next);
    RAPOINT_TRY(Bytes encoded, readImageFile(m_folder / next));
    RAPOINT_TRY(const ImageHeader header, readImageHeader(encoded));
    return Picture{std::move(encoded), std::string{header.mediaType}};
}

std::string FolderCamera::name() const {
    return "folder " + m_folder.filename().string();
}

} // namespace rapoint::capture
