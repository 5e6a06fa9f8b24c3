#include "capture/opencv_document_reader.h"

#include "capture/barcode/barcode_reader.h"
#include "capture/barcode/qr_codes.h"
#include "capture/image/image_loader.h"
#include "capture/quality/picture_quality.h"

#include <algorithm>
#include <chrono>

namespace rapoint::capture {

namespace {

constexpr int kMinSlender = 5; // times as long as high: a line of 30 characters is that with twice its height

std::string sizeOf(const cv::Mat& grey) {
    return std::to_string(grey.cols) + " x " + std::to_string(grey.rows) + " pixels";
}

} // namespace

OpenCvDocumentReader::OpenCvDocumentReader(std::filesystem::path models)
    : m_models{std::move(models)} {
    // One document at a time on a desk machine: threads would cost more memory than they save time.
    cv::setNumThreads(1);
}

Result<MrzReading> OpenCvDocumentReader::read(ByteView encodedPicture) {
    const auto started = std::chrono::steady_clock::now();
    const std::lock_guard lock{m_mutex};
    try {
        RAPOINT_TRY(MrzReading reading, readZone(encodedPicture));
        reading.milliseconds =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count();
        return reading;
    } catch (const cv::Exception& exception) {
        return failure(FaultCode::ImageUnreadable, "OpenCV: " + exception.err);
    }
}

Result<LineReading> OpenCvDocumentReader::readLine(ByteView encodedPicture) {
    const std::lock_guard lock{m_mutex};
    try {
        RAPOINT_TRY(const cv::Mat grey, loadGrey(encodedPicture));
        if (std::max(grey.cols, grey.rows) < kMinSlender * std::min(grey.cols, grey.rows))
            return failure(FaultCode::MrzNotFound, "the picture has not the shape of a line");
        RAPOINT_TRY(ZoneReader* const reader, zoneReader());
        RAPOINT_TRY(auto line, reader->readLine(grey));
        if (!line)
            return failure(FaultCode::MrzNotFound, sizeOf(grey));
        return *std::move(line);
    } catch (const cv::Exception& exception) {
        return failure(FaultCode::ImageUnreadable, "OpenCV: " + exception.err);
    }
}

Result<ZoneReader*> OpenCvDocumentReader::zoneReader() {
    if (!m_zoneReader) {
        RAPOINT_TRY(ZoneReader zoneReader, ZoneReader::load(m_models));
        m_zoneReader = std::move(zoneReader);
    }
    return &*m_zoneReader;
}

Result<std::optional<SeenZone>> OpenCvDocumentReader::findZone(const cv::Mat& grey) {
    RAPOINT_TRY(ZoneReader* const reader, zoneReader());
    RAPOINT_TRY(auto found, reader->read(grey));
    if (!found || !found->cells)
        return std::nullopt;
    return found;
}

Result<MrzReading> OpenCvDocumentReader::readZone(ByteView encodedPicture) {
    RAPOINT_TRY(const cv::Mat grey, loadGrey(encodedPicture));
    RAPOINT_TRY(auto found, findZone(grey));
    if (!found)
        return failure(FaultCode::MrzNotFound, sizeOf(grey));
    return std::move(found->reading);
}

Result<PictureQuality> OpenCvDocumentReader::quality(const Picture& picture) {
    const std::lock_guard lock{m_mutex};
    try {
        return measure(picture);
    } catch (const cv::Exception& exception) {
        return failure(FaultCode::ImageUnreadable, "OpenCV: " + exception.err);
    }
}

Result<PictureQuality> OpenCvDocumentReader::measure(const Picture& picture) {
    RAPOINT_TRY(const cv::Mat grey, loadGrey(picture.encoded));
    RAPOINT_TRY(const auto found, findZone(grey));
    std::optional<PrintedZone> zone;
    if (found)
        if (const auto format = pageFormatOf(found->reading.format))
            zone = PrintedZone{found->corners, *format};
    PictureQuality quality = qualityOf(picture, grey, zone);
    if (found)
        quality.zone = found->reading.format;
    return quality;
}

Result<std::vector<std::string>> OpenCvDocumentReader::readQrCodes(ByteView encodedPicture) {
    RAPOINT_TRY(const cv::Mat grey, loadGrey(encodedPicture));
    return findQrCodes(grey);
}

Result<std::vector<Barcode>> OpenCvDocumentReader::readBarcodes(ByteView encodedPicture) {
    RAPOINT_TRY(const cv::Mat grey, loadGrey(encodedPicture));
    return capture::readBarcodes(grey, kAllBarcodes);
}

} // namespace rapoint::capture
