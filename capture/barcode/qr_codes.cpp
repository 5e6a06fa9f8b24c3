#include "capture/barcode/qr_codes.h"

#include "capture/barcode/barcode_reader.h"

namespace rapoint::capture {

Result<std::vector<std::string>> findQrCodes(const cv::Mat& grey) {
    RAPOINT_TRY(auto codes, readBarcodes(grey, std::array{BarcodeFormat::QrCode}));
    std::vector<std::string> texts;
    for (Barcode& code : codes)
        texts.push_back(std::move(code.text));
    return texts;
}

} // namespace rapoint::capture
