#pragma once

#include "station/base/descriptor.h"
#include "station/base/result.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace rapoint::capture {

/// A video device that has come or gone.
struct CameraChange {
    std::string path;
    bool present = false; ///< plugged in, and whoever may use it has been settled; else it was unplugged
};

/// Notices video devices being plugged in and unplugged, by the names that appear in and vanish from the folder of
/// devices (inotify). Owned by whoever waits for a camera; one thread.
class CameraWatch {
public:
    /// camera-failed: the folder cannot be watched.
    static Result<CameraWatch> begin(const std::filesystem::path& devices = "/dev");

    /// Waits at most `patience` for something to happen; empty if nothing did. If so much happened that the kernel
    /// lost count, every device that is there is reported again. camera-failed: the folder is gone.
    Result<std::vector<CameraChange>> next(std::chrono::milliseconds patience);

private:
    CameraWatch(std::filesystem::path devices, Descriptor descriptor)
        : m_devices{std::move(devices)}
        , m_descriptor{std::move(descriptor)} {}
    Result<std::vector<CameraChange>> changes();

    std::filesystem::path m_devices;
    Descriptor m_descriptor;
};

} // namespace rapoint::capture
