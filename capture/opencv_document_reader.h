#pragma once

#include "capture/mrz/line_net.h"
#include "station/ports/capture.h"

#include <filesystem>
#include <mutex>
#include <optional>

namespace rapoint::capture {

/// The port DocumentReader with OpenCV and zxing-cpp, on one thread of OpenCV's. Owned by whoever composes the
/// station; any thread may call it, the calls wait for each other.
class OpenCvDocumentReader final : public DocumentReader {
public:
    /// `lineModel`: assets/models/mrz_lines.onnx. It is loaded with the first picture (configuration-invalid then,
    /// if it is not there), so that a command without a picture does not wait for it.
    explicit OpenCvDocumentReader(std::filesystem::path lineModel);

    Result<MrzReading> read(ByteView encodedPicture) override;
    Result<std::vector<std::string>> readQrCodes(ByteView encodedPicture) override;

private:
    Result<MrzReading> readZone(ByteView encodedPicture);

    std::filesystem::path m_lineModel;
    std::mutex m_mutex;
    std::optional<LineNet> m_net;
};

/// Reads a picture file, for the command line. image-unreadable: no such file; image-too-large before any of it is
/// read; else as DocumentReader::read.
Result<MrzReading> readDocumentFile(DocumentReader& reader, const std::filesystem::path& file);

} // namespace rapoint::capture
