#pragma once

#include "capture/barcode/barcode.h"
#include "capture/mrz/zone_reader.h"
#include "station/ports/capture.h"

#include <filesystem>
#include <mutex>
#include <optional>

namespace rapoint::capture {

/// The port DocumentReader with OpenCV and zxing-cpp, on one thread of OpenCV's. Owned by whoever composes the
/// station; any thread may call it, the calls wait for each other.
class OpenCvDocumentReader final : public DocumentReader {
public:
    /// `models`: the folder assets/models. The nets are loaded with the first picture (configuration-invalid then,
    /// if they are not there), so that a command without a picture does not wait for them.
    explicit OpenCvDocumentReader(std::filesystem::path models);

    Result<MrzReading> read(ByteView encodedPicture) override;
    Result<std::vector<std::string>> readQrCodes(ByteView encodedPicture) override;
    Result<PictureQuality> quality(const Picture& picture) override;

    /// A picture that is one line of a zone and little else, which read() finds no zone in. mrz-not-found: it is
    /// not of the shape of a line, or cannot be read as one; image-unreadable, image-too-large.
    Result<LineReading> readLine(ByteView encodedPicture);

    /// All codes of all formats. image-unreadable, image-too-large.
    Result<std::vector<Barcode>> readBarcodes(ByteView encodedPicture);

private:
    Result<ZoneReader*> zoneReader();
    Result<std::optional<SeenZone>> findZone(const cv::Mat& grey);
    Result<MrzReading> readZone(ByteView encodedPicture);
    Result<PictureQuality> measure(const Picture& picture);

    std::filesystem::path m_models;
    std::mutex m_mutex;
    std::optional<ZoneReader> m_zoneReader;
};

} // namespace rapoint::capture
