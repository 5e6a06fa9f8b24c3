#pragma once

#include "capture/page/document_page.h"

#include <optional>
#include <string>

namespace rapoint::test {

/// How a document lies under a camera that looks down on a desk.
struct DeskScene {
    cv::Point2f middle{960, 540}; ///< of the page, in the frame
    double width = 1100;          ///< of the page, pixels
    double turn = 0;              ///< degrees, clockwise
    double tilt = 0;              ///< share by which the far side is shorter
    double blur = 0;              ///< sigma, pixels
    double light = 1.0;
    std::optional<cv::Point2f> glare{}; ///< on the page, shares of its width and height
    double glareRadius = 60;            ///< pixels
    bool clutter = true;                ///< papers and pens around the page
    std::uint64_t seed = 1;             ///< of noise and clutter
};

/// The page of a specimen of assets/specimens, upright, 8-bit grey, 10 pixels to the millimetre, with its zone.
struct SpecimenPage {
    cv::Mat image;
    capture::PageFormat format = capture::PageFormat::Id3;
    std::vector<std::string> mrz;
};
SpecimenPage specimenPage(const std::string& name);
/// The Polish passport and identity card among them, drawn once.
const SpecimenPage& passport();
const SpecimenPage& card();

/// The frame that a camera would give of it.
cv::Mat frameOf(const cv::Mat& page, const DeskScene& scene, cv::Size frame = {1920, 1080});
/// Only the desk.
cv::Mat emptyDesk(const DeskScene& scene, cv::Size frame = {1920, 1080});

/// Where the page's corners are in that frame.
capture::Quad cornersOf(cv::Size page, const DeskScene& scene);
/// Where a rectangle of the page is in that frame.
capture::Quad placeOf(const cv::Rect2f& box, cv::Size page, const DeskScene& scene);
/// The rectangle around the characters of the zone on a specimen's page.
cv::Rect2f zoneBox(const SpecimenPage& page);

} // namespace rapoint::test
