#include "station/app/touch/touch_surroundings.h"

#include <optional>

#include <sys/stat.h>
#include <unistd.h>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

/// Whether something is mounted there: it is on another device than the folder around it.
bool isMounted(const fs::path& folder) {
    struct stat own {};
    struct stat around {};
    return ::stat(folder.c_str(), &own) == 0 && ::stat(folder.parent_path().c_str(), &around) == 0 &&
           S_ISDIR(own.st_mode) && own.st_dev != around.st_dev;
}

/// A medium that the system has put under /media or /run/media, at most two folders deep (user/medium).
std::optional<fs::path> removableMedium() {
    for (const char* const root : {"/media", "/run/media"}) {
        std::error_code error;
        fs::recursive_directory_iterator at{root, fs::directory_options::skip_permission_denied, error};
        for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
            if (at.depth() >= 1)
                at.disable_recursion_pending();
            if (isMounted(at->path()) && ::access(at->path().c_str(), W_OK) == 0)
                return at->path();
        }
    }
    return std::nullopt;
}

} // namespace

Result<fs::path> TouchSurroundings::exportFolder() {
    std::optional<fs::path> medium = removableMedium();
    if (!medium)
        return failure(FaultCode::InputMissing, "no removable medium that can be written to");
    return *std::move(medium);
}

} // namespace rapoint::app
