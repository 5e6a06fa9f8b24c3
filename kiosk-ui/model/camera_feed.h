#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace rapoint::kiosk_ui {

/// A frame as it is shown: four bytes a pixel (blue, green, red, unused), and what is to be outlined on it.
struct PreviewFrame {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
    std::vector<std::pair<float, float>> outline; ///< corners in pixels, or empty
    bool good = false;                            ///< the outline says that all is well
};

/// The newest frame on its way from the camera's thread to the window's. A frame that was not taken is replaced.
class CameraFeed {
public:
    /// Called from the camera's thread when a frame is there and none was waiting.
    void onFrame(std::function<void()> notify) {
        const std::lock_guard lock{m_mutex};
        m_notify = std::move(notify);
    }
    void put(PreviewFrame frame) {
        std::optional<PreviewFrame> replaced{std::move(frame)};
        std::function<void()> notify;
        {
            const std::lock_guard lock{m_mutex};
            if (!m_newest)
                notify = m_notify;
            // What is replaced is let go of below: the window's thread may be waiting for the lock, and
            // overwriting a frame takes longer than that thread has.
            std::swap(m_newest, replaced);
        }
        if (notify)
            notify();
    }
    /// How large frames are shown; those that come have that size, and need not be scaled when painted.
    void wantSize(int width, int height) {
        m_width = width;
        m_height = height;
    }
    std::pair<int, int> wantedSize() const { return {m_width, m_height}; }
    std::optional<PreviewFrame> take() {
        const std::lock_guard lock{m_mutex};
        return std::exchange(m_newest, std::nullopt);
    }

private:
    std::atomic<int> m_width = 0; ///< 0: nobody has said
    std::atomic<int> m_height = 0;
    std::mutex m_mutex;
    std::optional<PreviewFrame> m_newest;
    std::function<void()> m_notify;
};

} // namespace rapoint::kiosk_ui
