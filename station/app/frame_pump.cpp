#include "station/app/frame_pump.h"

#include "capture/camera/open_frame_source.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <utility>

namespace rapoint::app {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kShortestFrame = 30ms; // recordings have no pace of their own
constexpr auto kRound = 100ms;        // before a folder's pictures come round again, or a fault is tried anew
constexpr int kWidest = 1280;         // what is shown: no page has room for more

/// The picture as it is shown; empty if it is none. JPEGs are decoded no larger than needed.
cv::Mat decoded(const Picture& picture, int width) {
    const cv::Mat encoded{1, static_cast<int>(picture.encoded.size()), CV_8UC1,
                          const_cast<std::uint8_t*>(picture.encoded.data())};
    try {
        cv::Mat colour =
            cv::imdecode(encoded, width > 2 * kWidest ? cv::IMREAD_REDUCED_COLOR_2 : cv::IMREAD_COLOR);
        if (colour.cols > kWidest)
            cv::resize(colour, colour, {kWidest, colour.rows * kWidest / colour.cols}, 0, 0, cv::INTER_AREA);
        return colour;
    } catch (const cv::Exception&) {
        return {}; // a damaged frame is not shown
    }
}

} // namespace

FramePump::FramePump(std::string source, std::unique_ptr<capture::FrameSource> opened, kiosk_ui::CameraFeed& feed)
    : m_name{std::move(source)}
    , m_source{std::move(opened)}
    , m_feed{feed}
    , m_thread{[this] { run(); }} {}

FramePump::~FramePump() {
    {
        const std::lock_guard lock{m_mutex};
        m_stopping = true;
    }
    m_came.notify_all();
    m_thread.join();
    m_feed.take();
}

Result<std::optional<PumpedFrame>> FramePump::newest(std::chrono::milliseconds patience) {
    std::unique_lock lock{m_mutex};
    m_came.wait_for(lock, patience, [&] { return m_newest.has_value(); });
    if (!m_newest && m_fault)
        return tl::make_unexpected(*m_fault);
    return std::exchange(m_newest, std::nullopt);
}

void FramePump::outline(std::optional<capture::Quad> where, bool good) {
    const std::lock_guard lock{m_mutex};
    m_where = where;
    m_good = good;
}

void FramePump::run() {
    for (;;) {
        const auto begun = Clock::now();
        auto frame = read();
        const auto pause = frame && *frame ? kShortestFrame : kRound;
        if (frame && *frame)
            show(**frame);
        std::unique_lock lock{m_mutex};
        m_fault = frame ? std::nullopt : std::optional{frame.error()};
        if (frame && *frame)
            m_newest = *std::move(frame);
        m_came.notify_all();
        if (m_came.wait_until(lock, begun + pause, [&] { return m_stopping; }))
            return;
    }
}

Result<std::optional<PumpedFrame>> FramePump::read() {
    RAPOINT_TRY(auto frame, m_source->next());
    if (!frame) {
        RAPOINT_TRY(m_source, capture::openFrameSource(m_name));
        return std::optional<PumpedFrame>{};
    }
    RAPOINT_TRY(Picture picture, m_source->picture());
    return PumpedFrame{*std::move(frame), std::move(picture)};
}

void FramePump::show(const PumpedFrame& frame) {
    std::optional<capture::Quad> where;
    kiosk_ui::PreviewFrame shown;
    {
        const std::lock_guard lock{m_mutex};
        where = m_where;
        shown.good = m_good;
    }
    const cv::Mat colour = decoded(frame.picture, frame.frame.grey.cols);
    if (colour.empty())
        return;
    shown.width = colour.cols;
    shown.height = colour.rows;
    shown.pixels.resize(colour.total() * 4);
    cv::Mat target{colour.rows, colour.cols, CV_8UC4, shown.pixels.data()};
    cv::cvtColor(colour, target, cv::COLOR_BGR2BGRA);
    const float scale = static_cast<float>(colour.cols) / static_cast<float>(frame.frame.grey.cols);
    if (where)
        for (const cv::Point2f corner : *where)
            shown.outline.emplace_back(corner.x * scale, corner.y * scale);
    m_feed.put(std::move(shown));
}

} // namespace rapoint::app
