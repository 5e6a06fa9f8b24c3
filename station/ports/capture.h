#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/identity/mrz.h"
#include "station/identity/picture_quality.h"

#include <string>
#include <vector>

namespace rapoint {

/// A still picture as the camera gave it, still encoded: evidence is kept bit for bit.
struct Picture {
    Bytes encoded;
    std::string mediaType; ///< "image/png", "image/jpeg"
};

/// A document camera. One picture a call; may take as long as the person needs, but answers camera-failed when the
/// device is silent for 10 s.
class Camera {
public:
    virtual ~Camera() = default;
    virtual Result<Picture> capture() = 0;
    /// The device's own name, for the record.
    virtual std::string name() const = 0;
};

/// Reads the machine-readable zone out of a picture. mrz-not-found, image-unreadable, image-too-large; a zone
/// whose check digits do not hold is a reading with doubts, not a fault.
class DocumentReader {
public:
    virtual ~DocumentReader() = default;
    virtual Result<MrzReading> read(ByteView encodedPicture) = 0;
    /// The texts of all QR codes in the picture; empty if there is none.
    virtual Result<std::vector<std::string>> readQrCodes(ByteView encodedPicture) = 0;
    /// How good the picture is as evidence: measured, not judged. image-unreadable, image-too-large.
    virtual Result<PictureQuality> quality(const Picture& picture) = 0;
};

} // namespace rapoint
