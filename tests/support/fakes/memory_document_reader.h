#pragma once

#include "station/ports/capture.h"
#include "tests/support/fakes/trouble.h"

namespace rapoint::test {

/// Sees in every picture what a test says.
class MemoryDocumentReader final : public DocumentReader {
public:
    Trouble trouble;
    MrzReading reading;
    std::vector<std::string> codes;
    PictureQuality measured;

    Result<MrzReading> read(ByteView) override {
        RAPOINT_CHECK(trouble.check());
        return reading;
    }
    Result<std::vector<std::string>> readQrCodes(ByteView) override {
        RAPOINT_CHECK(trouble.check());
        return codes;
    }
    Result<PictureQuality> quality(const Picture&) override {
        RAPOINT_CHECK(trouble.check());
        return measured;
    }
};

} // namespace rapoint::test
