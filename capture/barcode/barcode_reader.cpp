#include "capture/barcode/barcode_reader.h"

// Texts as UTF-8 rather than wide characters.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <exception>

namespace rapoint::capture {

namespace {

constexpr double kMaxPixels = 6e6;

constexpr std::array kFormats{std::pair{BarcodeFormat::QrCode, ZXing::BarcodeFormat::QRCode},
                              std::pair{BarcodeFormat::Pdf417, ZXing::BarcodeFormat::PDF417},
                              std::pair{BarcodeFormat::Aztec, ZXing::BarcodeFormat::Aztec},
                              std::pair{BarcodeFormat::DataMatrix, ZXing::BarcodeFormat::DataMatrix}};

ZXing::DecodeHints hintsFor(std::span<const BarcodeFormat> formats) {
    ZXing::BarcodeFormats wanted;
    for (const auto& [ours, theirs] : kFormats)
        if (std::find(formats.begin(), formats.end(), ours) != formats.end())
            wanted |= theirs;
    ZXing::DecodeHints hints;
    hints.setFormats(wanted);
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    return hints;
}

Barcode barcodeOf(const ZXing::Result& found, double scale) {
    Barcode code;
    for (const auto& [ours, theirs] : kFormats)
        if (found.format() == theirs)
            code.format = ours;
    code.text = found.text();
    code.bytes.assign(found.bytes().begin(), found.bytes().end());
    const auto point = [&](const ZXing::PointI& corner) {
        return cv::Point2f{cv::Point2d{corner.x * scale, corner.y * scale}};
    };
    const ZXing::Position& place = found.position();
    code.corners = {point(place.topLeft()), point(place.topRight()), point(place.bottomRight()),
                    point(place.bottomLeft())};
    return code;
}

} // namespace

std::string_view nameOf(BarcodeFormat format) {
    constexpr std::array<std::string_view, 4> names{"QR", "PDF417", "Aztec", "DataMatrix"};
    return names[static_cast<std::size_t>(format)];
}

Result<std::vector<Barcode>> readBarcodes(const cv::Mat& grey, std::span<const BarcodeFormat> formats) {
    try {
        cv::Mat searched = grey;
        const double scale = std::max(1.0, std::sqrt(static_cast<double>(grey.total()) / kMaxPixels));
        if (scale > 1.0)
            cv::resize(grey, searched, {}, 1 / scale, 1 / scale, cv::INTER_AREA);
        const ZXing::ImageView view{searched.data, searched.cols, searched.rows, ZXing::ImageFormat::Lum,
                                    static_cast<int>(searched.step)};
        std::vector<Barcode> codes;
        for (const ZXing::Result& found : ZXing::ReadBarcodes(view, hintsFor(formats)))
            if (found.isValid())
                codes.push_back(barcodeOf(found, scale));
        return codes;
    } catch (const std::exception&) {
        return failure(FaultCode::ImageUnreadable, "the search for barcodes failed");
    }
}

} // namespace rapoint::capture
