#include "capture/image/preview_pixels.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

cv::Size shownSize(cv::Size picture, cv::Size room) {
    const double scale = std::min(
        {static_cast<double>(room.width) / picture.width, static_cast<double>(room.height) / picture.height, 1.0});
    return {std::max(1, static_cast<int>(std::lround(picture.width * scale))),
            std::max(1, static_cast<int>(std::lround(picture.height * scale)))};
}

PreviewPixels previewOfColours(const cv::Mat& colours, cv::Size room) {
    if (colours.empty())
        return {};
    const cv::Size size = shownSize(colours.size(), room);
    PreviewPixels pixels{size.width, size.height, {}};
    pixels.bgrx.resize(static_cast<std::size_t>(size.area()) * 4);
    cv::Mat shown{size, CV_8UC4, pixels.bgrx.data()};
    cv::Mat small = colours;
    if (size != colours.size())
        cv::resize(colours, small, size, 0, 0, cv::INTER_LINEAR);
    if (small.channels() == 4)
        small.copyTo(shown);
    else
        cv::cvtColor(small, shown, cv::COLOR_BGR2BGRA);
    return pixels;
}

} // namespace rapoint::capture
