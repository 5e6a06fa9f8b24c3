#include "capture/image/image_loader.h"

#include <opencv2/imgcodecs.hpp>

#include <string>

namespace rapoint::capture {

Result<cv::Mat> loadGrey(ByteView encoded) {
    if (encoded.size() > kMostImageBytes)
        return failure(FaultCode::ImageTooLarge, std::to_string(encoded.size() >> 20) + " MiB");
    RAPOINT_TRY(const ImageHeader header, readImageHeader(encoded));
    const std::uint64_t pixels = std::uint64_t{header.width} * header.height;
    if (pixels > kMostImagePixels || header.width > 30000 || header.height > 30000)
        return failure(FaultCode::ImageTooLarge,
                       std::to_string(header.width) + " x " + std::to_string(header.height) + " pixels");
    try {
        // imdecode only reads, but its Mat cannot say so.
        const cv::Mat bytes{1, static_cast<int>(encoded.size()), CV_8U, const_cast<std::uint8_t*>(encoded.data())};
        cv::Mat grey = cv::imdecode(bytes, cv::IMREAD_GRAYSCALE);
        if (grey.empty())
            return failure(FaultCode::ImageUnreadable, "the picture is damaged");
        return grey;
    } catch (const cv::Exception&) {
        return failure(FaultCode::ImageUnreadable, "the picture is damaged");
    }
}

} // namespace rapoint::capture
