#pragma once

#include "capture/barcode/barcode.h"
#include "station/base/result.h"

#include <opencv2/core.hpp>

#include <span>
#include <vector>

namespace rapoint::capture {

inline constexpr std::array kAllBarcodes{BarcodeFormat::QrCode, BarcodeFormat::Pdf417, BarcodeFormat::Aztec,
                                         BarcodeFormat::DataMatrix};

/// All codes of these formats in an 8-bit grey picture, at any angle, in the order in which they were found (QR:
/// ISO 18004, PDF417: ISO 15438, Aztec: ISO 24778, DataMatrix: ISO 16022). A larger picture is searched at
/// 6 megapixels, which bounds the time. image-unreadable: the library gave up on the picture.
Result<std::vector<Barcode>> readBarcodes(const cv::Mat& grey, std::span<const BarcodeFormat> formats);

} // namespace rapoint::capture
