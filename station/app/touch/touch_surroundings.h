#pragma once

#include "station/app/touch/guided_camera.h"
#include "station/app/wiring/station.h"
#include "station/app/wiring/surroundings.h"
#include "station/base/ids.h"

#include <filesystem>

namespace rapoint::app {

/// What surrounds a touch station. pin() is asked for the station's own PIN alone: officers type theirs. The calls
/// below tell what happens, before the station goes on; a fault of theirs is a fault of what goes on. All on the
/// station's thread. The defaults are those of a registration point where people do these things themselves.
class TouchSurroundings : public Surroundings {
public:
    /// How the station is set up; it is set up by this call where that has not been done.
    virtual Result<StationConfig> configuration() = 0;

    /// The inspector has signed in.
    virtual Result<> inspectorEntered(Station& /*station*/) { return {}; }
    /// A visit begins, or goes on.
    virtual Result<> visitBegins(const CaseId& /*id*/) { return {}; }
    /// The applicant says that the printed contract is signed, and lies under the camera.
    virtual Result<> sheetIsSigned(const CaseId& /*id*/) { return {}; }
    /// The applicant says that the confirmation with the code lies under the camera.
    virtual Result<> codeIsShown() { return {}; }
    /// The camera is to take this next. What cannot be laid under it is a camera that sees nothing.
    virtual void cameraExpects(CameraSubject /*what*/) {}

    /// Where exported packages go: the first removable medium that can be written to. input-missing.
    virtual Result<std::filesystem::path> exportFolder();
};

} // namespace rapoint::app
