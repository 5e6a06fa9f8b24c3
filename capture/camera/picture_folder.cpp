#include "capture/camera/picture_folder.h"

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

Result<std::vector<std::filesystem::path>> picturesIn(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        return failure(FaultCode::CameraNotFound, "the folder of the camera is not there");
    std::vector<std::filesystem::path> names;
    for (std::filesystem::directory_iterator entry{folder, error}, end; !error && entry != end;
         entry.increment(error))
        if (isPictureName(entry->path().filename()))
            names.push_back(entry->path().filename());
    if (error)
        return failure(FaultCode::CameraFailed, "the folder of the camera: " + error.message());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace rapoint::capture
