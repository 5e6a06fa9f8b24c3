#pragma once

#include "capture/camera/frame_source.h"
#include "capture/frame/document_watch.h"
#include "capture/mrz/frame_reader.h"
#include "kiosk-ui/wx/camera_feed.h"
#include "station/ports/capture.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace rapoint::app {

/// Who is told about the camera's work; called on the thread that captures.
struct CameraListener {
    std::function<void()> opened;
    std::function<void(const std::string& guidance)> guided;
    std::function<void()> closed;
};

/// The camera of the touch station: shows what it sees, says what to do, and takes the picture by itself when the
/// document can be read, or the signed sheet's code can. Owned by the station's worker; capture() on its thread,
/// takeNow() and leave() on any.
class KioskCamera final : public Camera {
public:
    /// `source` as the configuration has it, a folder's path absolute.
    KioskCamera(std::string source, std::filesystem::path models, kiosk_ui::CameraFeed& feed,
                CameraListener listener);

    Result<Picture> capture() override;
    std::string name() const override;

    /// The next picture is of the signed sheet, not of a document.
    void expectSheet(bool sheet) { m_sheet = sheet; }
    void takeNow() { m_takeNow = true; }
    void leave() { m_left = true; }

private:
    Result<> open();
    Result<Picture> watch();
    Result<std::string> look(const capture::Frame& frame, std::chrono::milliseconds at);
    void preview(bool good);
    Result<std::optional<capture::Frame>> nextFrame();

    std::string m_sourceName;
    std::filesystem::path m_models;
    kiosk_ui::CameraFeed& m_feed;
    CameraListener m_listener;
    std::unique_ptr<capture::FrameSource> m_source;
    std::optional<capture::ZoneReader> m_zones;
    std::optional<capture::FrameReader> m_frames;
    std::optional<capture::DocumentWatch> m_watch;
    std::optional<capture::Quad> m_outline;
    bool m_sheet = false;
    std::atomic<bool> m_takeNow = false;
    std::atomic<bool> m_left = false;
};

} // namespace rapoint::app
