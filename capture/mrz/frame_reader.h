#pragma once

#include "capture/mrz/zone_reader.h"

#include <vector>

namespace rapoint::capture {

/// Reads the frames of one video. Each frame gets a single look, so that all take about the same short time, with
/// a zone or without: the whole frame, or closer the part where an earlier frame hinted at a small zone. A still
/// picture is read more thoroughly by ZoneReader::read(). Owned by a capture session, which keeps the reader
/// alive; one thread.
class FrameReader {
public:
    explicit FrameReader(ZoneReader& reader)
        : m_reader{reader} {}

    /// 8-bit grey. The zone in the part of the frame that was looked at; nothing if that shows none.
    Result<std::optional<SeenZone>> read(const cv::Mat& grey);

private:
    ZoneReader& m_reader;
    cv::Size m_size;                 ///< of the frames
    std::vector<cv::Rect> m_next;    ///< parts to be looked at, the next one last
    std::vector<ZonePlace> m_unread; ///< places without a zone, tried in the last frames
};

} // namespace rapoint::capture
