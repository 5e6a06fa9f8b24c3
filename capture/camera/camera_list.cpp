#include "capture/camera/camera_list.h"

#include "capture/camera/v4l2_device.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace rapoint::capture {

std::vector<CameraDevice> listV4l2Cameras(const std::filesystem::path& devices, VideoCalls& calls) {
    std::map<int, std::string> paths;
    std::error_code error;
    for (std::filesystem::directory_iterator entry{devices, error}, end; !error && entry != end;
         entry.increment(error)) {
        const std::string file = entry->path().filename().string();
        int number = 0;
        if (!file.starts_with("video") || file.size() > 9)
            continue;
        const char* last = file.data() + file.size();
        if (const auto parsed = std::from_chars(file.data() + 5, last, number);
            parsed.ptr == last && file.size() > 5)
            paths[number] = entry->path().string();
    }
    std::vector<CameraDevice> cameras;
    for (const auto& [number, path] : paths)
        if (const auto device = V4l2Device::open(path, calls)) {
            std::vector<FrameFormat> formats = device->formats();
            if (chooseFormat(formats))
                cameras.push_back({path, device->title(), device->bus(), std::move(formats), device->controls()});
        }
    return cameras;
}

} // namespace rapoint::capture
