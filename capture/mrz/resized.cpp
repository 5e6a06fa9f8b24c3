#include "capture/mrz/resized.h"

#include <opencv2/imgproc.hpp>

namespace rapoint::capture {

cv::Mat resized(const cv::Mat& picture, cv::Size size) {
    cv::Mat result = picture;
    while (result.cols >= size.width * 7 / 4 && result.rows >= size.height * 7 / 4 && result.cols > 1 &&
           result.rows > 1) {
        // Even sizes alone take the quick way.
        const cv::Mat even = result(cv::Rect{0, 0, result.cols & ~1, result.rows & ~1});
        cv::Mat half;
        cv::resize(even, half, {even.cols / 2, even.rows / 2}, 0, 0, cv::INTER_AREA);
        result = half;
    }
    if (result.size() != size) {
        cv::Mat rest;
        cv::resize(result, rest, size, 0, 0, cv::INTER_LINEAR);
        result = rest;
    }
    return result;
}

} // namespace rapoint::capture
