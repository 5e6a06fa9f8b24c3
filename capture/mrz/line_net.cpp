#include "capture/mrz/line_net.h"

#include <opencv2/imgproc.hpp>

namespace rapoint::capture {

namespace {

constexpr int kNeighbourhood = 65;

/// The same local contrast normalisation as normalise() of assets/models/train_mrz_lines.py.
cv::Mat normalised(const cv::Mat& line) {
    cv::Mat image;
    line.convertTo(image, CV_32F);
    const cv::Size box{kNeighbourhood, kNeighbourhood};
    cv::Mat mean;
    cv::Mat square;
    cv::blur(image, mean, box, {-1, -1}, cv::BORDER_REPLICATE);
    cv::blur(image.mul(image), square, box, {-1, -1}, cv::BORDER_REPLICATE);
    cv::Mat deviation = cv::max(square - mean.mul(mean), 0.0);
    cv::sqrt(deviation, deviation);
    cv::Mat result = (image - mean) / (deviation + 4.0);
    return result;
}

} // namespace

Result<LineNet> LineNet::load(const std::string& path) {
    try {
        cv::dnn::Net net = cv::dnn::readNetFromONNX(path);
        if (net.empty())
            return failure(FaultCode::ConfigurationInvalid, "the model of MRZ lines is empty");
        net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        return LineNet{std::move(net)};
    } catch (const cv::Exception&) {
        return failure(FaultCode::ConfigurationInvalid, "the model of MRZ lines cannot be loaded: " + path);
    }
}

Result<LineScores> LineNet::scores(const cv::Mat& line) {
    try {
        const cv::Mat image = normalised(line);
        m_net.setInput(image.reshape(1, {1, 1, image.rows, image.cols}));
        const cv::Mat output = m_net.forward();
        if (output.dims != 4 || output.size[1] != LineScores::kClasses || output.size[2] != 1)
            return failure(FaultCode::ConfigurationInvalid, "the model of MRZ lines has another output");
        LineScores result;
        result.columns = output.size[3];
        const auto* values = output.ptr<float>();
        result.values.assign(values, values + output.total());
        return result;
    } catch (const cv::Exception& exception) {
        return failure(FaultCode::MrzUncertain, "the model of MRZ lines failed: " + exception.err);
    }
}

} // namespace rapoint::capture
