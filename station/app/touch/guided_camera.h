#pragma once

#include "capture/frame/document_watch.h"
#include "capture/mrz/frame_reader.h"
#include "station/app/touch/frame_pump.h"
#include "station/journey/word_spec.h"
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
class GuidedCamera final : public Camera {
public:
    /// `source` as the configuration has it, a folder's path absolute.
    GuidedCamera(std::string source, std::filesystem::path models, kiosk_ui::CameraFeed& feed,
                 CameraListener listener);

    /// internal where nothing is expected: the step's row in the vocabulary says of what it takes pictures.
    Result<Picture> capture() override;
    std::string name() const override { return m_name.empty() ? m_sourceName : m_name; }

    /// What the next picture is of. A face is taken when the button is pressed.
    void expect(CameraSubject expected) { m_expected = expected; }
    void takeNow() { m_takeNow = true; }
    void leave() { m_left = true; }

private:
    /// What there was to be seen on a frame.
    struct Sight {
        std::string guidance;
        std::optional<capture::Quad> where;
    };

    Result<> open();
    void close();
    Result<Picture> watch();
    Result<Sight> look(const capture::Frame& frame, std::chrono::milliseconds at);

    std::string m_sourceName;
    std::string m_name; ///< the device's own
    std::filesystem::path m_models;
    kiosk_ui::CameraFeed& m_feed;
    CameraListener m_listener;
    std::optional<capture::ZoneReader> m_zones;
    // Of one capture; what is freed is overwritten.
    std::unique_ptr<capture::FrameReader> m_frames;
    std::unique_ptr<capture::DocumentWatch> m_watch;
    std::optional<FramePump> m_pump;
    CameraSubject m_expected = CameraSubject::Nothing;
    std::atomic<bool> m_takeNow = false;
    std::atomic<bool> m_left = false;
};

} // namespace rapoint::app
