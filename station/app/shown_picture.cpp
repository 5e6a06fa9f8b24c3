#include "station/app/shown_picture.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace rapoint::app {

kiosk_ui::ShownPicture shownPicture(const std::string& label, ByteView encoded) {
    constexpr int kLongest = 720;
    kiosk_ui::ShownPicture shown{.label = {.id = label}};
    try {
        const cv::Mat bytes{1, static_cast<int>(encoded.size()), CV_8UC1,
                            const_cast<std::uint8_t*>(encoded.data())};
        cv::Mat colour = encoded.empty() ? cv::Mat{} : cv::imdecode(bytes, cv::IMREAD_COLOR);
        if (colour.empty())
            return shown;
        if (const int longest = std::max(colour.cols, colour.rows); longest > kLongest)
            cv::resize(colour, colour, {colour.cols * kLongest / longest, colour.rows * kLongest / longest}, 0, 0,
                       cv::INTER_AREA);
        auto pixels = std::make_shared<std::vector<std::uint8_t>>(colour.total() * 4);
        cv::Mat target{colour.rows, colour.cols, CV_8UC4, pixels->data()};
        cv::cvtColor(colour, target, cv::COLOR_BGR2BGRA);
        shown.width = colour.cols;
        shown.height = colour.rows;
        shown.pixels = std::move(pixels);
    } catch (const cv::Exception&) {
        shown.pixels.reset();
    }
    return shown;
}

} // namespace rapoint::app
