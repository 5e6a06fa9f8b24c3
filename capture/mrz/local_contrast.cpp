#include "capture/mrz/local_contrast.h"

#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>

namespace rapoint::capture {

namespace {

/// pixels = (pixels - mean) / (deviation + floor), four at a time: compilers do not see to it without being told.
void level(float* pixels, const float* mean, const float* square, int count, float floor) {
    const cv::v_float32x4 zero = cv::v_setzero_f32();
    const cv::v_float32x4 least = cv::v_setall_f32(floor);
    int index = 0;
    for (; index + 4 <= count; index += 4) {
        const cv::v_float32x4 middle = cv::v_load(mean + index);
        const cv::v_float32x4 variance = cv::v_max(cv::v_load(square + index) - middle * middle, zero);
        cv::v_store(pixels + index, (cv::v_load(pixels + index) - middle) / (cv::v_sqrt(variance) + least));
    }
    for (; index < count; ++index) {
        const float variance = std::max(square[index] - mean[index] * mean[index], 0.0F);
        pixels[index] = (pixels[index] - mean[index]) / (std::sqrt(variance) + floor);
    }
}

} // namespace

cv::Mat LocalContrast::normalised(const cv::Mat& grey) const {
    cv::Mat image;
    grey.convertTo(image, CV_32F);
    const cv::Size box{neighbourhood, neighbourhood};
    cv::Mat mean;
    cv::Mat square;
    cv::boxFilter(grey, mean, CV_32F, box, {-1, -1}, true, cv::BORDER_REPLICATE);
    cv::sqrBoxFilter(grey, square, CV_32F, box, {-1, -1}, true, cv::BORDER_REPLICATE);
    for (int row = 0; row < image.rows; ++row)
        level(image.ptr<float>(row), mean.ptr<float>(row), square.ptr<float>(row), image.cols,
              static_cast<float>(floor));
    return image;
}

} // namespace rapoint::capture
