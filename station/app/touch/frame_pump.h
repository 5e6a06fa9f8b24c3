#pragma once

#include "capture/camera/frame_source.h"
#include "capture/page/quad.h"
#include "kiosk-ui/model/camera_feed.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace rapoint::app {

/// A frame that somebody looks closer at, with the picture that it is.
struct PumpedFrame {
    capture::Frame frame;
    Picture picture;
};

/// Reads a camera's frames on a thread of its own and shows every one at once, however long somebody looks at a
/// single one meanwhile. Owned by the camera while it captures; newest() and outline() on that thread.
class FramePump {
public:
    /// `source` as the configuration has it; a folder's or a recording's pictures come round again.
    FramePump(std::string source, std::unique_ptr<capture::FrameSource> opened, kiosk_ui::CameraFeed& feed);
    ~FramePump();
    FramePump(const FramePump&) = delete;
    FramePump& operator=(const FramePump&) = delete;

    /// The newest frame that was not given yet; nothing if no frame came within `patience`. The source's fault as
    /// long as it has one.
    Result<std::optional<PumpedFrame>> newest(std::chrono::milliseconds patience);
    /// Drawn on the frames that are shown from now on.
    void outline(std::optional<capture::Quad> where, bool good);

private:
    void run();
    Result<std::optional<PumpedFrame>> read();
    void show();

    std::string m_name;
    std::unique_ptr<capture::FrameSource> m_source;
    kiosk_ui::CameraFeed& m_feed;
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::optional<PumpedFrame> m_newest;
    std::optional<Fault> m_fault;
    std::optional<capture::Quad> m_where; ///< on the frames that were looked at
    int m_lookedWidth = 0;                ///< of those
    bool m_wanted = false;                ///< somebody waits for a frame to look at
    bool m_good = false;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace rapoint::app
