#include "capture/barcode/qr_codes.h"

// Texts as UTF-8 rather than wide characters.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <exception>

namespace rapoint::capture {

Result<std::vector<std::string>> findQrCodes(const cv::Mat& grey) {
    try {
        const ZXing::ImageView view{grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum,
                                    static_cast<int>(grey.step)};
        ZXing::DecodeHints hints;
        hints.setFormats(ZXing::BarcodeFormat::QRCode);
        hints.setTryHarder(true);
        hints.setTryRotate(true);
        std::vector<std::string> texts;
        for (const ZXing::Result& code : ZXing::ReadBarcodes(view, hints))
            if (code.isValid())
                texts.push_back(code.text());
        return texts;
    } catch (const std::exception&) {
        return failure(FaultCode::ImageUnreadable, "the search for QR codes failed");
    }
}

} // namespace rapoint::capture
