#include "capture/mrz/frame_reader.h"

namespace rapoint::capture {

namespace {

constexpr std::size_t kMaxUnread = 4; // places until all of them are tried again: a blur or glare passes

} // namespace

Result<std::optional<SeenZone>> FrameReader::read(const cv::Mat& grey) {
    if (grey.size() != m_size)
        m_next.clear();
    m_size = grey.size();
    const bool closer = !m_next.empty();
    if (!closer && m_unread.size() >= kMaxUnread)
        m_unread.clear();
    const cv::Rect part = closer ? m_next.back() : cv::Rect{{0, 0}, grey.size()};
    RAPOINT_TRY(ZoneReader::Glance seen, m_reader.glance(grey, part, m_unread));
    const bool read = seen.zone && seen.zone->cells;
    if (read)
        m_unread.clear();
    else if (seen.place)
        m_unread.push_back(*seen.place);
    // Where a zone was read is where the next frame shows it.
    if (closer && !read)
        m_next.pop_back();
    if (!closer && !read)
        m_next.assign(seen.hints.rbegin(), seen.hints.rend());
    return std::move(seen.zone);
}

} // namespace rapoint::capture
