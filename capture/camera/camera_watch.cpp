#include "capture/camera/camera_watch.h"

#include "capture/camera/video_devices.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace rapoint::capture {

namespace {

using Clock = std::chrono::steady_clock;

// A device's node is there before its owner and rights are: those are an attribute's change.
constexpr std::uint32_t kEvents =
    IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE | IN_MOVED_FROM | IN_DELETE_SELF | IN_ONLYDIR;
constexpr std::uint32_t kAway = IN_DELETE | IN_MOVED_FROM;

/// Readable within the patience.
bool waitFor(int descriptor, std::chrono::milliseconds patience) {
    const auto deadline = Clock::now() + patience;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        pollfd poll{descriptor, POLLIN, 0};
        const int ready = ::poll(&poll, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (ready >= 0 || errno != EINTR)
            return ready > 0;
    }
}

} // namespace

Result<CameraWatch> CameraWatch::begin(const std::filesystem::path& devices) {
    Descriptor descriptor{::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
    if (!descriptor || ::inotify_add_watch(descriptor.get(), devices.c_str(), kEvents) < 0)
        return failure(FaultCode::CameraFailed,
                       std::string{"the folder of devices cannot be watched: "} + std::strerror(errno));
    return CameraWatch{devices, std::move(descriptor)};
}

Result<std::vector<CameraChange>> CameraWatch::next(std::chrono::milliseconds patience) {
    const auto deadline = Clock::now() + patience;
    for (;;) {
        // Other devices come and go too: they use up the patience, not the answer.
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (!waitFor(m_descriptor.get(), std::max(left, std::chrono::milliseconds{0})))
            return std::vector<CameraChange>{};
        RAPOINT_TRY(auto seen, changes());
        if (!seen.empty() || Clock::now() >= deadline)
            return seen;
    }
}

Result<std::vector<CameraChange>> CameraWatch::changes() {
    alignas(inotify_event) std::array<char, 16 * 1024> buffer;
    const ssize_t size = ::read(m_descriptor.get(), buffer.data(), buffer.size());
    std::vector<CameraChange> seen;
    for (ssize_t at = 0; at < size;) {
        const auto* const event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
        at += static_cast<ssize_t>(sizeof(inotify_event)) + event->len;
        if ((event->mask & (IN_DELETE_SELF | IN_IGNORED)) != 0)
            return failure(FaultCode::CameraFailed, "the folder of devices is gone");
        if ((event->mask & IN_Q_OVERFLOW) != 0) {
            seen.clear();
            for (const std::string& path : videoDevicesIn(m_devices))
                seen.push_back({path, true});
            continue;
        }
        if (event->len > 0 && videoNumber(event->name))
            seen.push_back({(m_devices / event->name).string(), (event->mask & kAway) == 0});
    }
    return seen;
}

} // namespace rapoint::capture
