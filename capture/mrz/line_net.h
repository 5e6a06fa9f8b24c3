#pragma once

#include "capture/mrz/line_scores.h"
#include "station/base/result.h"

#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>

#include <string>

namespace rapoint::capture {

/// The recogniser of rectified lines of OCR-B (assets/models/mrz_lines.onnx). Owned by the zone reader; one thread
/// at a time, because OpenCV's nets keep their buffers.
class LineNet {
public:
    static constexpr int kHeight = 24;      ///< of a rectified line in pixels
    static constexpr float kPitch = 14.8F;  ///< from one character to the next, as trained
    static constexpr int kColumnPixels = 4; ///< of the line to one column of the scores

    /// configuration-invalid: there is no such net at this path.
    static Result<LineNet> load(const std::string& path);

    /// The scores of a line: 8-bit grey, kHeight high, dark on light. mrz-uncertain: the net did not run.
    Result<LineScores> scores(const cv::Mat& line);

private:
    explicit LineNet(cv::dnn::Net net)
        : m_net{std::move(net)} {}
    cv::dnn::Net m_net;
};

} // namespace rapoint::capture
