#include "capture/mrz/line_net.h"

#include "capture/mrz/net_loading.h"

namespace rapoint::capture {

namespace {

constexpr LocalContrast kLineContrast{49, 4.0};

} // namespace

Result<LineNet> LineNet::load(const std::string& path) {
    RAPOINT_TRY(cv::dnn::Net net, loadNet(path));
    return LineNet{std::move(net)};
}

Result<LineScores> LineNet::scores(const cv::Mat& line) {
    try {
        const cv::Mat image = kLineContrast.normalised(line);
        m_net.setInput(image.reshape(1, {1, 1, image.rows, image.cols}));
        const cv::Mat output = m_net.forward();
        if (output.dims != 4 || output.size[1] != LineScores::kClasses || output.size[2] != 1)
            return failure(FaultCode::ConfigurationInvalid, "the model of MRZ lines has another output");
        const auto* values = output.ptr<float>();
        return LineScores{output.size[3], {values, values + output.total()}};
    } catch (const cv::Exception& exception) {
        return failure(FaultCode::MrzUncertain, "the model of MRZ lines failed: " + exception.err);
    }
}

} // namespace rapoint::capture
