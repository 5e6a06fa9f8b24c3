#include "station/app/touch/frame_pump.h"

#include "capture/camera/open_frame_source.h"
#include "station/app/touch/background_work.h"

#include <algorithm>
#include <utility>

namespace rapoint::app {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kMinFrameInterval = 30ms; // recordings have no pace of their own
constexpr auto kRound = 100ms;           // before a folder's pictures come round again, or a fault is tried again
constexpr int kWidest = 1280;            // what is shown, where nobody has said how large that is

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
    m_wanted = true;
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
    workInBackground();
    for (;;) {
        const auto begun = Clock::now();
        auto frame = read();
        const auto pause = frame && *frame ? kMinFrameInterval : kRound;
        if (frame && *frame)
            show();
        std::unique_lock lock{m_mutex};
        m_fault = frame ? std::nullopt : std::optional{frame.error()};
        if (frame && *frame && !(*frame)->frame.grey.empty()) {
            m_lookedWidth = (*frame)->frame.grey.cols;
            m_newest = *std::move(frame);
            m_wanted = false;
        }
        m_came.notify_all();
        if (m_came.wait_until(lock, begun + pause, [&] { return m_stopping; }))
            return;
    }
}

Result<std::optional<PumpedFrame>> FramePump::read() {
    {
        const std::lock_guard lock{m_mutex};
        m_source->decode(m_wanted);
    }
    RAPOINT_TRY(auto frame, m_source->next());
    if (!frame) {
        RAPOINT_TRY(m_source, capture::openFrameSource(m_name));
        return std::optional<PumpedFrame>{};
    }
    Picture picture;
    if (!frame->grey.empty()) { // of one that is only shown nothing is kept
        RAPOINT_TRY(picture, m_source->picture());
    }
    return PumpedFrame{*std::move(frame), std::move(picture)};
}

void FramePump::show() {
    std::optional<capture::Quad> where;
    kiosk_ui::PreviewFrame shown;
    int lookedWidth = 0;
    {
        const std::lock_guard lock{m_mutex};
        where = m_where;
        lookedWidth = m_lookedWidth;
        shown.good = m_good;
    }
    const auto [width, height] = m_feed.wantedSize();
    const cv::Size room = width > 0 ? cv::Size{width, height} : cv::Size{kWidest, kWidest};
    auto pixels = m_source->preview(room);
    if (!pixels || pixels->bgrx.empty())
        return; // a damaged frame is not shown
    shown.width = pixels->width;
    shown.height = pixels->height;
    shown.pixels = std::move(pixels->bgrx);
    const float scale = lookedWidth > 0 ? static_cast<float>(shown.width) / static_cast<float>(lookedWidth) : 1.0F;
    if (where)
        for (const cv::Point2f corner : *where)
            shown.outline.emplace_back(corner.x * scale, corner.y * scale);
    m_feed.put(std::move(shown));
}

} // namespace rapoint::app
