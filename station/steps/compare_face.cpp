#include "station/steps/parameters.h"
#include "station/steps/steps.h"

namespace rapoint {

namespace {

Result<StepTurn> photograph(const StepRun& run) {
    RAPOINT_TRY(const Picture picture, run.ports.camera.capture());
    const std::string name = picture.mediaType == "image/png" ? "face-live.png" : "face-live.jpg";
    RAPOINT_TRY(EvidenceRef kept, run.ports.evidence.put(run.id, name, picture.mediaType, picture.encoded));
    return again({LivePictureTaken{std::move(kept), run.ports.camera.name()}});
}

} // namespace

Result<StepTurn> compareFace(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    if (!allowsWay(run.spec, "officer"))
        return failure(FaultCode::StepNotBuilt, "compare-face by another way than an officer's eye");
    if (!run.state.document)
        return failure(FaultCode::ProfileInvalid, "compare-face comes before capture-document");
    if (!run.state.livePicture || run.state.face || answered<TakeAgain>(run) != nullptr)
        return photograph(run);
    const auto* judged = answered<FaceJudged>(run);
    if (judged == nullptr)
        return ask(run, "face");
    FaceCompared compared{"officer", judged->same};
    return judged->same ? done({std::move(compared)}) : refused({std::move(compared)}, "identity-in-doubt");
}

} // namespace rapoint
