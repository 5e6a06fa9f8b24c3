#include "station/app/demo/confirmation_sheet.h"

#include "capture/media/media_codec.h"
#include "station/base/file_bytes.h"

#include <opencv2/imgproc.hpp>
#include <qrencode.h>

#include <memory>

namespace rapoint::app {

namespace fs = std::filesystem;

Result<> layConfirmation(const fs::path& work, const std::string& reference) {
    constexpr int kSheetWidth = 1280;
    constexpr int kSheetHeight = 720;
    constexpr int kCode = 360;
    cv::Mat sheet{kSheetHeight, kSheetWidth, CV_8UC1, cv::Scalar{245}};
    try {
        const std::unique_ptr<QRcode, decltype(&QRcode_free)> drawn{
            QRcode_encodeString(reference.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free};
        if (!drawn)
            return failure(FaultCode::InputInvalid, "no QR code can be drawn of the reference");
        cv::Mat code = cv::Mat{drawn->width, drawn->width, CV_8UC1, drawn->data}.clone() & 1;
        code = (1 - code) * 245;
        cv::resize(code, code, {kCode, kCode}, 0, 0, cv::INTER_NEAREST);
        code.copyTo(sheet(cv::Rect{(kSheetWidth - kCode) / 2, (kSheetHeight - kCode) / 2, kCode, kCode}));
        std::error_code error;
        for (const auto& entry : fs::directory_iterator{work / "desk", error})
            fs::remove(entry.path(), error);
        RAPOINT_TRY(const capture::MediaCodec* const codec, capture::mediaCodec());
        const Bytes png = codec->encodePng(sheet);
        if (error || png.empty())
            return failure(FaultCode::StorageFailed, "the confirmation cannot be laid on the desk");
        return writeFile(work / "desk" / "0-confirmation.png", png);
    } catch (const cv::Exception& exception) {
        return failure(FaultCode::Internal, "OpenCV: " + exception.err);
    }
}

} // namespace rapoint::app
