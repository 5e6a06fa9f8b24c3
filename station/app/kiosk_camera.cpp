#include "station/app/kiosk_camera.h"

#include "capture/barcode/qr_codes.h"
#include "capture/camera/open_frame_source.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cstring>
#include <thread>

namespace rapoint::app {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kPatience = 10s;     // for a camera that gives nothing
constexpr auto kFrame = 100ms;      // a folder's pictures, ten in a second
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

KioskCamera::KioskCamera(std::string source, std::filesystem::path models, kiosk_ui::CameraFeed& feed,
                         CameraListener listener)
    : m_sourceName{std::move(source)}
    , m_models{std::move(models)}
    , m_feed{feed}
    , m_listener{std::move(listener)} {}

std::string KioskCamera::name() const {
    return m_source ? m_source->name() : m_sourceName;
}

Result<> KioskCamera::open() {
    if (!m_zones) {
        RAPOINT_TRY(auto zones, capture::ZoneReader::load(m_models));
        m_zones.emplace(std::move(zones));
        m_watch.emplace([this](const cv::Mat& grey) { return m_frames->read(grey); });
    }
    RAPOINT_TRY(m_source, capture::openFrameSource(m_sourceName));
    m_frames.emplace(*m_zones);
    m_watch->restart();
    m_outline.reset();
    m_takeNow = false;
    m_left = false;
    return {};
}

Result<Picture> KioskCamera::capture() {
    RAPOINT_CHECK(open());
    m_listener.opened();
    auto picture = watch();
    m_listener.closed();
    return picture;
}

/// A folder's pictures come round again, so that a picture that lies there is seen as long as it lies.
Result<std::optional<capture::Frame>> KioskCamera::nextFrame() {
    auto frame = m_source->next();
    if (frame && !*frame) {
        RAPOINT_TRY(m_source, capture::openFrameSource(m_sourceName));
        std::this_thread::sleep_for(kFrame);
        return m_source->next();
    }
    return frame;
}

Result<Picture> KioskCamera::watch() {
    const auto begun = Clock::now();
    auto lastFrame = begun;
    bool seen = false;
    while (!m_left) {
        const auto frame = nextFrame();
        if (!frame || !*frame) {
            if (Clock::now() - lastFrame > kPatience)
                return frame ? failure(FaultCode::CameraFailed, "no picture from the camera")
                             : tl::make_unexpected(frame.error());
            m_listener.guided("no-document");
            std::this_thread::sleep_for(kFrame);
            continue;
        }
        lastFrame = Clock::now();
        seen = true;
        RAPOINT_TRY(const std::string guidance, look(**frame, since(begun)));
        const bool taken = guidance == "done" || (seen && m_takeNow);
        m_listener.guided(taken ? "done" : guidance);
        preview(taken);
        if (taken) {
            std::this_thread::sleep_for(kShownTaken);
            return m_source->picture();
        }
    }
    return failure(FaultCode::CameraFailed, "the camera was stopped");
}

Result<std::string> KioskCamera::look(const capture::Frame& frame, std::chrono::milliseconds at) {
    if (m_sheet)
        return at < kCodeEvery ? Result<std::string>{"hold-still"} : lookForCode(frame.grey);
    RAPOINT_TRY(const capture::FrameGuidance guidance, m_watch->see(frame.grey, at));
    m_outline = guidance.where;
    return std::string{capture::nameOf(guidance.what)};
}

void KioskCamera::preview(bool good) {
    const auto picture = m_source->picture();
    if (!picture)
        return;
    const cv::Mat encoded{1, static_cast<int>(picture->encoded.size()), CV_8UC1,
                          const_cast<std::uint8_t*>(picture->encoded.data())};
    const cv::Mat colour = cv::imdecode(encoded, cv::IMREAD_COLOR);
    if (colour.empty())
        return;
    cv::Mat shown;
    cv::cvtColor(colour, shown, cv::COLOR_BGR2BGRA);
    kiosk_ui::PreviewFrame frame{
        .width = shown.cols, .height = shown.rows, .pixels = {}, .outline = {}, .good = good};
    frame.pixels.resize(shown.total() * 4);
    std::memcpy(frame.pixels.data(), shown.data, frame.pixels.size());
    if (m_outline)
        for (const cv::Point2f corner : *m_outline)
            frame.outline.emplace_back(corner.x, corner.y);
    m_feed.put(std::move(frame));
}

} // namespace rapoint::app
