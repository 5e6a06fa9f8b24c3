#include "capture/mrz/even_light.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace rapoint::capture {

namespace {

constexpr int kWiderThanStrokes = 13; // pixels of a strip, nearly a character: no print is left after a closing
constexpr double kPaper = 200.0;      // grey level of the paper in even light
constexpr int kAtEnds = 24;           // pixels before and behind the text, where the page may end
constexpr int kStep = 16;             // pixels, a character
constexpr float kShadow = 1.35F;      // ratio of the light over one step

} // namespace

EvenLight EvenLight::on(const cv::Mat& strip) {
    cv::Mat paper;
    cv::morphologyEx(strip, paper, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_RECT, {kWiderThanStrokes, kWiderThanStrokes}));
    EvenLight light;
    cv::divide(strip, paper, light.strip, kPaper);
    cv::Mat along;
    cv::reduce(paper, along, 0, cv::REDUCE_AVG, CV_32F);
    for (int x = kAtEnds; x + kStep < along.cols - kAtEnds; ++x) {
        const float here = std::max(1.0F, along.at<float>(0, x));
        const float there = std::max(1.0F, along.at<float>(0, x + kStep));
        light.uneven = light.uneven || std::max(here, there) > kShadow * std::min(here, there);
    }
    return light;
}

} // namespace rapoint::capture
