#pragma once

#include "capture/mrz/line_net.h"
#include "capture/mrz/zone_decoder.h"

#include <opencv2/core.hpp>

#include <optional>

namespace rapoint::capture {

/// Searches a picture for the machine-readable zone at any angle and reads it. Owned by the document reader, one
/// thread at a time.
class ZoneFinder {
public:
    explicit ZoneFinder(LineNet& net)
        : m_net{net} {}

    /// 8-bit grey. The best reading of all places that look like a zone; nothing if there is none.
    Result<std::optional<ScoredReading>> find(const cv::Mat& grey);

private:
    Result<std::optional<ScoredReading>> findAtScale(const cv::Mat& grey, double longestSide);
    LineNet& m_net;
};

} // namespace rapoint::capture
