#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> captureDocument(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    RAPOINT_TRY(const Picture picture, run.ports.camera.capture());
    const std::string name = picture.mediaType == "image/png" ? "document-front.png" : "document-front.jpg";
    RAPOINT_TRY(EvidenceRef kept, run.ports.evidence.put(run.id, name, picture.mediaType, picture.encoded));
    return done({DocumentCaptured{std::move(kept), run.ports.camera.name()}});
}

} // namespace rapoint
