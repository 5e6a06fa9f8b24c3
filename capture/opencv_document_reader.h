#pragma once

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

private:
    Result<MrzReading> readZone(ByteView encodedPicture);

    std::filesystem::path m_models;
    std::mutex m_mutex;
    std::optional<ZoneReader> m_zoneReader;
};

/// Reads a picture file, for the command line. image-unreadable: no such file; image-too-large before any of it is
/// read; else as DocumentReader::read.
Result<MrzReading> readDocumentFile(DocumentReader& reader, const std::filesystem::path& file);

} // namespace rapoint::capture
