#pragma once

#include "station/ports/capture.h"

#include <filesystem>
#include <set>

namespace rapoint::capture {

/// A camera whose pictures lie in a folder: each capture() gives the next PNG or JPEG in the order of the names,
/// bytes unchanged. What was given once is remembered, so that a picture can be laid into the folder later. Owned
/// by the session that captures; one thread.
class FolderCamera final : public Camera {
public:
    explicit FolderCamera(std::filesystem::path folder);

    /// camera-not-found: there is no such folder; camera-failed: no picture in it that was not given yet;
    /// image-unreadable, image-too-large: the next one is no picture (it counts as given).
    Result<Picture> capture() override;
    std::string name() const override;

private:
    std::filesystem::path m_folder;
    std::set<std::filesystem::path> m_given;
};

} // namespace rapoint::capture
