#pragma once

#include "capture/mrz/conv_net.h"
#include "capture/mrz/line_scores.h"
#include "station/base/result.h"

#include <opencv2/core.hpp>

#include <string>

namespace rapoint::capture {

/// The recogniser of rectified lines of OCR-B (assets/models/mrz_lines.onnx). Owned by the zone reader; one thread
/// at a time, because of the net.
class LineNet {
public:
    static constexpr int kHeight = 24;      ///< of a rectified line in pixels
    static constexpr float kPitch = 14.8F;  ///< from one character to the next, as trained
    static constexpr int kColumnPixels = 4; ///< of the line to one column of the scores

    /// configuration-invalid: there is no such net at this path.
    static Result<LineNet> load(const std::string& path);

    /// The scores of a line: 8-bit grey, kHeight high, dark on light. configuration-invalid: it is another net.
    Result<LineScores> scores(const cv::Mat& line);

private:
    explicit LineNet(ConvNet net)
        : m_net{std::move(net)} {}
    ConvNet m_net;
};

} // namespace rapoint::capture
