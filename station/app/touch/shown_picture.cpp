#include "station/app/touch/shown_picture.h"

#include "capture/image/image_loader.h"
#include "capture/image/preview_pixels.h"
#include "station/app/touch/screen_pixels.h"

#include <opencv2/imgproc.hpp>

#include <memory>
#include <utility>

namespace rapoint::app {

kiosk_ui::ShownPicture shownPicture(kiosk_ui::Text label, ByteView encoded, int longest) {
    kiosk_ui::ShownPicture shown{.label = std::move(label)};
    const auto whole = capture::loadColour(encoded);
    if (!whole)
        return shown;
    cv::Mat colour;
    cv::resize(*whole, colour, capture::shownSize(whole->size(), {longest, longest}), 0, 0, cv::INTER_AREA);
    shown.width = colour.cols;
    shown.height = colour.rows;
    shown.pixels = std::make_shared<std::vector<std::uint8_t>>(screenPixels(colour, cv::COLOR_BGR2BGRA));
    return shown;
}

} // namespace rapoint::app
