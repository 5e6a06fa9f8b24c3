#include "capture/image/image_loader.h"

#include "capture/media/media_codec.h"

#include <string>

namespace rapoint::capture {

namespace {

constexpr std::uint64_t kMaxScannedPixels = 1'500'000'000; // a progressive JPEG has about ten scans
constexpr std::uint64_t kMaxScans = 1000;

/// How often the decoder goes over the picture (ISO 10918-1 §B.2.3): a hostile JPEG may demand it any number of
/// times.
std::uint64_t scansOf(ByteView jpeg) {
    std::uint64_t scans = 0;
    for (std::size_t at = 0; at + 1 < jpeg.size(); ++at)
        scans += jpeg[at] == 0xFF && jpeg[at + 1] == 0xDA ? 1 : 0;
    return scans;
}

Result<> judgeHeader(ByteView encoded) {
    if (encoded.size() > kMaxImageBytes)
        return failure(FaultCode::ImageTooLarge, std::to_string(encoded.size() >> 20) + " MiB");
    RAPOINT_TRY(const ImageHeader header, readImageHeader(encoded));
    const std::uint64_t pixels = std::uint64_t{header.width} * header.height;
    if (pixels > kMaxImagePixels || header.width > 30000 || header.height > 30000)
        return failure(FaultCode::ImageTooLarge,
                       std::to_string(header.width) + " x " + std::to_string(header.height) + " pixels");
    if (header.mediaType == "image/jpeg")
        if (const auto scans = scansOf(encoded); scans > kMaxScans || scans * pixels > kMaxScannedPixels)
            return failure(FaultCode::ImageTooLarge, std::to_string(scans) + " scans");
    return {};
}

Result<cv::Mat> load(ByteView encoded, bool colour) {
    RAPOINT_CHECK(judgeHeader(encoded));
    RAPOINT_TRY(const MediaCodec* const codec, mediaCodec());
    cv::Mat picture = codec->decode(encoded, colour);
    if (picture.empty())
        return failure(FaultCode::ImageUnreadable, "the picture is damaged");
    return picture;
}

} // namespace

Result<cv::Mat> loadGrey(ByteView encoded) {
    return load(encoded, false);
}

Result<cv::Mat> loadColour(ByteView encoded) {
    return load(encoded, true);
}

} // namespace rapoint::capture
