#include "capture/mrz/net_loading.h"

#include <opencv2/imgproc.hpp>

namespace rapoint::capture {

Result<cv::dnn::Net> loadNet(const std::string& path) {
    try {
        cv::dnn::Net net = cv::dnn::readNetFromONNX(path);
        if (net.empty())
            return failure(FaultCode::ConfigurationInvalid, "the model is empty: " + path);
        net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        return net;
    } catch (const cv::Exception&) {
        return failure(FaultCode::ConfigurationInvalid, "the model cannot be loaded: " + path);
    }
}

cv::Mat LocalContrast::normalised(const cv::Mat& grey) const {
    cv::Mat image;
    grey.convertTo(image, CV_32F);
    const cv::Size box{neighbourhood, neighbourhood};
    cv::Mat mean;
    cv::Mat deviation;
    cv::blur(image, mean, box, {-1, -1}, cv::BORDER_REPLICATE);
    cv::sqrBoxFilter(image, deviation, CV_32F, box, {-1, -1}, true, cv::BORDER_REPLICATE);
    for (int row = 0; row < image.rows; ++row) {
        auto* pixels = image.ptr<float>(row);
        const auto* means = mean.ptr<float>(row);
        const auto* squares = deviation.ptr<float>(row);
        for (int column = 0; column < image.cols; ++column) {
            const float variance = squares[column] - means[column] * means[column];
            pixels[column] = (pixels[column] - means[column]) /
                             (std::sqrt(std::max(variance, 0.0F)) + static_cast<float>(floor));
        }
    }
    return image;
}

} // namespace rapoint::capture
