#include "capture/camera/video_devices.h"

#include <charconv>
#include <map>

namespace rapoint::capture {

std::optional<int> videoNumber(std::string_view name) {
    constexpr std::string_view kPrefix = "video";
    constexpr std::size_t kMaxLength = 9;
    if (!name.starts_with(kPrefix) || name.size() == kPrefix.size() || name.size() > kMaxLength)
        return std::nullopt;
    int number = 0;
    const char* const last = name.data() + name.size();
    const auto parsed = std::from_chars(name.data() + kPrefix.size(), last, number);
    return parsed.ptr == last && number >= 0 ? std::optional{number} : std::nullopt;
}

std::vector<std::string> videoDevicesIn(const std::filesystem::path& folder) {
    std::map<int, std::string> paths;
    std::error_code error;
    for (std::filesystem::directory_iterator entry{folder, error}, end; !error && entry != end;
         entry.increment(error))
        if (const auto number = videoNumber(entry->path().filename().string()))
            paths[*number] = entry->path().string();
    std::vector<std::string> ordered;
    for (auto& [number, path] : paths)
        ordered.push_back(std::move(path));
    return ordered;
}

} // namespace rapoint::capture
