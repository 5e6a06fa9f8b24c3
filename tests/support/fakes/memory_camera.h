#pragma once

#include "station/ports/capture.h"
#include "tests/support/fakes/trouble.h"

#include <deque>

namespace rapoint::test {

/// Gives the pictures that a test has laid under it, one a call.
class MemoryCamera final : public Camera {
public:
    Trouble trouble;
    std::deque<Picture> pictures;

    Result<Picture> capture() override {
        RAPOINT_CHECK(trouble.check());
        if (pictures.empty())
            return failure(FaultCode::CameraFailed, "nothing lies under the camera");
        Picture picture = std::move(pictures.front());
        pictures.pop_front();
        return picture;
    }
    std::string name() const override { return "memory camera"; }
};

} // namespace rapoint::test
