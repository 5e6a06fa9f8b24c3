#include "capture/camera/camera_watch.h"
#include "capture/camera/open_frame_source.h"
#include "capture/frame/document_watch.h"
#include "capture/mrz/frame_reader.h"
#include "station/app/cli/commands.h"
#include "station/app/wiring/station_config.h"
#include "station/case/event_codec.h"

#include <array>
#include <cmath>

namespace rapoint::app {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{10}; // for a camera that was unplugged to come back
constexpr std::chrono::milliseconds kRetry{500};

std::string sentenceOf(capture::Guidance guidance) {
    constexpr std::array sentences{"lay the document under the camera",
                                   "nearer",
                                   "further away: the whole page",
                                   "more light",
                                   "a reflection hides something",
                                   "straighter: the page is tilted",
                                   "out of focus",
                                   "hold still",
                                   "turn it over: no zone is here",
                                   "read"};
    return sentences[static_cast<std::size_t>(guidance)];
}

nlohmann::ordered_json toJson(const capture::Quad& quad) {
    auto json = nlohmann::ordered_json::array();
    for (const cv::Point2f corner : quad)
        json.push_back({std::lround(corner.x), std::lround(corner.y)});
    return json;
}

/// One run of the command: the frames of one source until a document is read.
class WatchRun {
public:
    WatchRun(capture::FrameSource& source, capture::ZoneReader& reader, const Output& output)
        : m_source{source}
        , m_reader{reader}
        , m_watch{[this](const cv::Mat& grey) { return m_reader.read(grey); }}
        , m_output{output} {}

    /// Nothing: the recording is over, or the time is up.
    Result<> run(Clock::time_point deadline) {
        while (m_watch.accepted() == nullptr && Clock::now() < deadline) {
            RAPOINT_TRY(const auto frame, nextFrame());
            if (!frame)
                break;
            RAPOINT_TRY(const auto guidance, m_watch.see(frame->grey, frame->at));
            show(*frame, guidance);
        }
        return {};
    }

    /// The last lines: what was read, and the exit status.
    int conclude() const {
        const MrzReading* const accepted = m_watch.accepted();
        const std::string frames = std::to_string(m_frames) + " frames";
        if (accepted == nullptr && m_watch.reading())
            return m_output.fault(
                {FaultCode::MrzUncertain,
                 frames + (m_watch.reading()->accepted() ? ", seen alike in fewer than two"
                                                         : ": " + listOf(m_watch.reading()->doubts))});
        if (accepted == nullptr)
            return m_output.fault({FaultCode::MrzNotFound, frames});
        nlohmann::ordered_json json{{"camera", m_source.name()}, {"frames", m_frames}};
        json.update(rapoint::toJson(*accepted));
        if (const auto& page = m_watch.page())
            json["page"] = {{"format", capture::geometryOf(page->format).name},
                            {"from", page->source == capture::PageSource::Outline ? "outline" : "zone"},
                            {"dpi", std::lround(page->dotsPerInch())},
                            {"corners", toJson(page->corners)}};
        m_output.object(json);
        m_output.say(accepted->format + ", accepted after " + std::to_string(m_frames) + " frames");
        for (const std::string& line : accepted->lines)
            m_output.say("  " + line);
        return 0;
    }

private:
    /// A camera that gave frames may be unplugged for a while.
    Result<std::optional<capture::Frame>> nextFrame() {
        const auto away = Clock::now();
        for (;;) {
            auto frame = m_source.next();
            if (frame || m_frames == 0 || Clock::now() - away > kPatience)
                return frame;
            if (std::exchange(m_shown, std::nullopt)) {
                m_output.object({{"camera", m_source.name()}, {"present", false}});
                m_output.say("the camera has gone: plug it in again");
            }
            RAPOINT_CHECK(waitForDevices());
        }
    }

    /// Until some device comes or goes; a while at most, because a camera may also just have stopped for a moment.
    Result<> waitForDevices() {
        if (!m_devices) {
            RAPOINT_TRY(capture::CameraWatch watch, capture::CameraWatch::begin());
            m_devices = std::move(watch);
        }
        RAPOINT_CHECK(m_devices->next(kRetry));
        return {};
    }

    void show(const capture::Frame& frame, const capture::FrameGuidance& guidance) {
        ++m_frames;
        nlohmann::ordered_json json{
            {"frame", m_frames}, {"at", frame.at.count()}, {"guidance", nameOf(guidance.what)}};
        if (guidance.where)
            json["where"] = toJson(*guidance.where);
        m_output.object(json);
        if (std::exchange(m_shown, guidance.what) != guidance.what)
            m_output.say(sentenceOf(guidance.what));
    }

    capture::FrameSource& m_source;
    capture::FrameReader m_reader;
    capture::DocumentWatch m_watch;
    const Output& m_output;
    std::optional<capture::Guidance> m_shown;
    std::optional<capture::CameraWatch> m_devices; ///< from when the camera was gone first
    int m_frames = 0;
};

} // namespace

int runCaptureWatch(const std::string& camera, int seconds, Output& output) {
    const auto assets = findAssets();
    if (!assets)
        return output.fault(assets.error());
    auto reader = capture::ZoneReader::load(*assets / "models");
    if (!reader)
        return output.fault(reader.error());
    const auto source = capture::openFrameSource(camera);
    if (!source)
        return output.fault(source.error());
    WatchRun run{**source, *reader, output};
    if (const auto watched = run.run(Clock::now() + std::chrono::seconds{seconds}); !watched)
        return output.fault(watched.error());
    return run.conclude();
}

} // namespace rapoint::app
