#include "tests/support/desk_scene.h"

#include "capture/page/page_cut.h"
#include "capture/page/page_finder.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <stdexcept>

namespace rapoint::test {

using capture::Quad;

namespace {

constexpr double kDotsPerInch = 254.0;

cv::Mat transformOf(cv::Size page, const DeskScene& scene) {
    return cv::getPerspectiveTransform(capture::quadOf({{0, 0}, cv::Size2f{page}}).data(),
                                       cornersOf(page, scene).data());
}

void scatterClutter(cv::Mat& desk, cv::RNG& random) {
    for (int sheet = 0; sheet < 5; ++sheet) {
        const cv::Point2f middle{random.uniform(0.0F, static_cast<float>(desk.cols)),
                                 random.uniform(0.0F, static_cast<float>(desk.rows))};
        const cv::RotatedRect paper{
            middle, {random.uniform(100.F, 420.F), random.uniform(30.F, 120.F)}, random.uniform(0.F, 180.F)};
        std::array<cv::Point2f, 4> corners;
        paper.points(corners.data());
        std::vector<cv::Point> outline(corners.begin(), corners.end());
        cv::fillConvexPoly(desk, outline, cv::Scalar{random.uniform(40., 190.)}, cv::LINE_AA);
        cv::putText(desk, "notes 17:30 call back", middle - cv::Point2f{90, 0}, cv::FONT_HERSHEY_SIMPLEX, 0.6,
                    cv::Scalar{60}, 1, cv::LINE_AA);
    }
}

void addGlare(cv::Mat& frame, cv::Point2f at, double radius) {
    for (int y = 0; y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x) {
            const double distance = std::hypot(x - static_cast<double>(at.x), y - static_cast<double>(at.y));
            const double added = 255.0 * std::exp(-std::pow(distance / radius, 4.0));
            frame.at<std::uint8_t>(y, x) = cv::saturate_cast<std::uint8_t>(frame.at<std::uint8_t>(y, x) + added);
        }
}

void addNoise(cv::Mat& frame, cv::RNG& random) {
    cv::Mat noise{frame.size(), CV_16S};
    random.fill(noise, cv::RNG::NORMAL, 0, 2.5);
    cv::Mat sum;
    cv::add(frame, noise, sum, cv::noArray(), CV_8U);
    frame = sum;
}

cv::Mat deskOf(const DeskScene& scene, cv::Size size, cv::RNG& random) {
    cv::Mat desk{size, CV_8UC1, cv::Scalar{75}};
    cv::Mat grain{cv::Size{size.width / 4, size.height / 40}, CV_8UC1};
    random.fill(grain, cv::RNG::UNIFORM, 62, 90);
    cv::resize(grain, desk, size, 0, 0, cv::INTER_CUBIC);
    if (scene.clutter)
        scatterClutter(desk, random);
    return desk;
}

} // namespace

SpecimenPage specimenPage(const std::string& name) {
    const std::filesystem::path folder = std::filesystem::path{RAPOINT_SOURCE_DIR} / "assets/specimens";
    std::ifstream stream{folder / (name + ".json")};
    const auto truth = nlohmann::json::parse(stream);
    const cv::Mat photo = cv::imread((folder / (name + ".jpg")).string(), cv::IMREAD_GRAYSCALE);
    auto page = capture::pageOfOutline(photo);
    if (!page)
        throw std::runtime_error{"the specimen has no outline"};
    page->format = capture::pageFormatOf(truth.at("document").at("format").get<std::string>()).value();
    return {capture::cutPage(photo, *page, kDotsPerInch), page->format,
            truth.at("mrz").get<std::vector<std::string>>()};
}

const SpecimenPage& passport() {
    static const SpecimenPage page = specimenPage("passport_pol");
    return page;
}

const SpecimenPage& card() {
    static const SpecimenPage page = specimenPage("identity_card_pol");
    return page;
}

Quad cornersOf(cv::Size page, const DeskScene& scene) {
    const double height = scene.width * page.height / page.width;
    const double far = scene.width * (1 - scene.tilt);
    const std::array<cv::Point2d, 4> flatOnDesk{cv::Point2d{-far / 2, -height / 2},
                                                {far / 2, -height / 2},
                                                {scene.width / 2, height / 2},
                                                {-scene.width / 2, height / 2}};
    const double angle = scene.turn * std::numbers::pi / 180;
    Quad corners;
    for (std::size_t index = 0; index < 4; ++index) {
        const cv::Point2d at = flatOnDesk[index];
        corners[index] = scene.middle + cv::Point2f{cv::Point2d{std::cos(angle) * at.x - std::sin(angle) * at.y,
                                                                std::sin(angle) * at.x + std::cos(angle) * at.y}};
    }
    return corners;
}

Quad placeOf(const cv::Rect2f& box, cv::Size page, const DeskScene& scene) {
    return capture::mapped(capture::quadOf(box), transformOf(page, scene));
}

cv::Rect2f zoneBox(const SpecimenPage& page) {
    // As assets/specimens/draw_specimen.py prints it: centred, 1.5 mm of margin below, lines 6.35 mm apart.
    const cv::Size2d size = capture::geometryOf(page.format).size;
    const auto lines = static_cast<double>(page.mrz.size());
    const double width = static_cast<double>(page.mrz.front().size()) * capture::kZonePitch;
    const cv::Rect2d box{(size.width - width) / 2, size.height - lines * 6.35 - 1.5 + 1.9, width,
                         (lines - 1) * 6.35 + 2.6};
    return cv::Rect2f{cv::Point2f{box.tl() * 10}, cv::Point2f{box.br() * 10}};
}

cv::Mat emptyDesk(const DeskScene& scene, cv::Size size) {
    cv::RNG random{scene.seed};
    cv::Mat frame = deskOf(scene, size, random);
    frame *= scene.light;
    addNoise(frame, random);
    return frame;
}

cv::Mat frameOf(const cv::Mat& page, const DeskScene& scene, cv::Size size) {
    cv::RNG random{scene.seed};
    cv::Mat frame = deskOf(scene, size, random);
    const cv::Mat transform = transformOf(page.size(), scene);
    // What the camera makes smaller it also smooths.
    cv::Mat source = page;
    if (const double sigma = 0.4 * (page.cols / scene.width - 1); sigma > 0.1)
        cv::GaussianBlur(page, source, {0, 0}, sigma);
    cv::Mat mask;
    cv::warpPerspective(cv::Mat{page.size(), CV_8UC1, cv::Scalar{255}}, mask, transform, size);
    cv::Mat laid;
    cv::warpPerspective(source, laid, transform, size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    laid.copyTo(frame, mask > 127);
    if (scene.glare) {
        const cv::Point2f at{scene.glare->x * static_cast<float>(page.cols),
                             scene.glare->y * static_cast<float>(page.rows)};
        addGlare(frame, placeOf({at, cv::Size2f{1, 1}}, page.size(), scene)[0], scene.glareRadius);
    }
    frame *= scene.light;
    cv::GaussianBlur(frame, frame, {0, 0}, std::max(scene.blur, 0.6));
    addNoise(frame, random);
    return frame;
}

} // namespace rapoint::test
