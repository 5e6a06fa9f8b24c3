#include "station/app/screen_pixels.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace rapoint::app {

cv::Mat colourPicture(ByteView encoded, cv::Size room, int interpolation) {
    const cv::Mat bytes{1, static_cast<int>(encoded.size()), CV_8UC1, const_cast<std::uint8_t*>(encoded.data())};
    try {
        cv::Mat colour = encoded.empty() ? cv::Mat{} : cv::imdecode(bytes, cv::IMREAD_COLOR);
        if (colour.empty())
            return colour;
        const double scale = std::min(static_cast<double>(room.width) / colour.cols,
                                      static_cast<double>(room.height) / colour.rows);
        if (scale < 1)
            cv::resize(colour, colour, {}, scale, scale, interpolation);
        return colour;
    } catch (const cv::Exception&) {
        return {};
    }
}

std::vector<std::uint8_t> screenPixels(const cv::Mat& picture, int conversion) {
    std::vector<std::uint8_t> pixels(picture.total() * 4);
    cv::Mat target{picture.rows, picture.cols, CV_8UC4, pixels.data()};
    cv::cvtColor(picture, target, conversion);
    return pixels;
}

} // namespace rapoint::app
