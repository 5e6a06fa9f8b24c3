#include "capture/image/image_loader.h"

#include <opencv2/imgcodecs.hpp>

#include <string>

namespace rapoint::capture {

namespace {

constexpr std::uint64_t kMostScannedPixels = 1'500'000'000; // a progressive JPEG has about ten scans
constexpr std::uint64_t kMostScans = 1000;

/// How often the decoder goes over the picture (ISO 10918-1 §B.2.3): a hostile JPEG may demand it any number of
/// times.
std::uint64_t scansOf(ByteView jpeg) {
    std::uint64_t scans = 0;
    for (std::size_t at = 0; at + 1 < jpeg.size(); ++at)
        scans += jpeg[at] == 0xFF && jpeg[at + 1] == 0xDA ? 1 : 0;
    return scans;
}

} // namespace

Result<cv::Mat> loadGrey(ByteView encoded) {
    if (encoded.size() > kMostImageBytes)
        return failure(FaultCode::ImageTooLarge, std::to_string(encoded.size() >> 20) + " MiB");
    RAPOINT_TRY(const ImageHeader header, readImageHeader(encoded));
    const std::uint64_t pixels = std::uint64_t{header.width} * header.height;
    if (pixels > kMostImagePixels || header.width > 30000 || header.height > 30000)
        return failure(FaultCode::ImageTooLarge,
                       std::to_string(header.width) + " x " + std::to_string(header.height) + " pixels");
    if (header.mediaType == "image/jpeg")
        if (const auto scans = scansOf(encoded); scans > kMostScans || scans * pixels > kMostScannedPixels)
            return failure(FaultCode::ImageTooLarge, std::to_string(scans) + " scans");
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
