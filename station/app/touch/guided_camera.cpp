#include "station/app/touch/guided_camera.h"

#include "capture/barcode/qr_codes.h"
#include "capture/camera/open_frame_source.h"

#include <thread>

namespace rapoint::app {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kPatience = 10s;     // for a camera that gives nothing
constexpr auto kLook = 100ms;       // for the next frame
constexpr auto kShownTaken = 600ms; // how long the taken picture is to be seen
constexpr auto kCodeEvery = 300ms;  // looks for the sheet's code

std::chrono::milliseconds since(Clock::time_point begun) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun);
}

Result<std::string> lookForCode(const cv::Mat& grey) {
    RAPOINT_TRY(const std::vector<std::string> codes, capture::findQrCodes(grey));
    return std::string{codes.empty() ? "no-document" : "done"};
}

} // namespace

GuidedCamera::GuidedCamera(std::string source, std::filesystem::path models, kiosk_ui::CameraFeed& feed,
                           CameraListener listener)
    : m_sourceName{std::move(source)}
    , m_models{std::move(models)}
    , m_feed{feed}
    , m_listener{std::move(listener)} {}

Result<> GuidedCamera::open() {
    if (!m_zones) {
        RAPOINT_TRY(auto zones, capture::ZoneReader::load(m_models));
        m_zones.emplace(std::move(zones));
    }
    RAPOINT_TRY(auto source, capture::openFrameSource(m_sourceName));
    m_name = source->name();
    m_frames = std::make_unique<capture::FrameReader>(*m_zones);
    m_watch =
        std::make_unique<capture::DocumentWatch>([this](const cv::Mat& grey) { return m_frames->read(grey); });
    m_takeNow = false;
    m_left = false;
    m_pump.emplace(m_sourceName, std::move(source), m_feed);
    return {};
}

/// Nothing of the document stays with the camera.
void GuidedCamera::close() {
    m_pump.reset();
    m_watch.reset();
    m_frames.reset();
}

Result<Picture> GuidedCamera::capture() {
    if (m_expected == CameraSubject::Nothing)
        return failure(FaultCode::Internal, "a picture without a subject");
    RAPOINT_CHECK(open());
    m_listener.opened();
    auto picture = watch();
    close();
    m_listener.closed();
    return picture;
}

Result<Picture> GuidedCamera::watch() {
    const auto begun = Clock::now();
    auto lastFrame = begun;
    while (!m_left) {
        auto pumped = m_pump->newest(kLook);
        if (!pumped || !*pumped) {
            if (Clock::now() - lastFrame > kPatience)
                return pumped ? failure(FaultCode::CameraFailed, "no picture from the camera")
                              : tl::make_unexpected(pumped.error());
            if (!pumped)
                std::this_thread::sleep_for(kLook);
            m_listener.guided("no-document");
            continue;
        }
        lastFrame = Clock::now();
        RAPOINT_TRY(const Sight sight, look((*pumped)->frame, since(begun)));
        const bool taken = sight.guidance == "done" || m_takeNow;
        m_pump->outline(sight.where, taken);
        m_listener.guided(taken ? "done" : sight.guidance);
        if (taken) {
            std::this_thread::sleep_for(kShownTaken);
            return std::move((*pumped)->picture);
        }
    }
    return failure(FaultCode::CameraFailed, "the camera was stopped");
}

Result<GuidedCamera::Sight> GuidedCamera::look(const capture::Frame& frame, std::chrono::milliseconds at) {
    if (m_expected == CameraSubject::Face)
        return Sight{"look-here", {}};
    if (m_expected == CameraSubject::Code) {
        if (at < kCodeEvery)
            return Sight{"hold-still", {}};
        RAPOINT_TRY(std::string guidance, lookForCode(frame.grey));
        return Sight{std::move(guidance), {}};
    }
    RAPOINT_TRY(const capture::FrameGuidance guidance, m_watch->see(frame.grey, at));
    return Sight{std::string{capture::nameOf(guidance.what)}, guidance.where};
}

} // namespace rapoint::app
