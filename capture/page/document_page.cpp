#include "capture/page/document_page.h"

#include <algorithm>

namespace rapoint::capture {

double DocumentPage::dotsPerInch() const {
    const cv::Size2d size = geometryOf(format).size;
    double least = 1e9;
    for (std::size_t index = 0; index < 4; ++index) {
        const cv::Point2f side = corners[(index + 1) % 4] - corners[index];
        const double millimetres = index % 2 == 0 ? size.width : size.height;
        least = std::min(least, static_cast<double>(lengthOf(side)) / millimetres * kMillimetresPerInch);
    }
    return least;
}

} // namespace rapoint::capture
