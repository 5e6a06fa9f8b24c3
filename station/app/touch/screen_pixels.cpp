#include "station/app/touch/screen_pixels.h"

#include <opencv2/imgproc.hpp>

namespace rapoint::app {

std::vector<std::uint8_t> screenPixels(const cv::Mat& picture, int conversion) {
    std::vector<std::uint8_t> pixels(picture.total() * 4);
    cv::Mat target{picture.rows, picture.cols, CV_8UC4, pixels.data()};
    cv::cvtColor(picture, target, conversion);
    return pixels;
}

} // namespace rapoint::app
