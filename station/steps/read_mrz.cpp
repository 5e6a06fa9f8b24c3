#include "station/steps/steps.h"

namespace rapoint {

namespace {

/// Why a reading is not taken: the names of the check digits that do not hold, never the data.
Fault doubtOf(const MrzReading& reading) {
    std::string broken;
    for (const auto& [name, holds] : reading.checks)
        if (!holds)
            broken.append(broken.empty() ? "" : ", ").append(name);
    return broken.empty() ? Fault{FaultCode::MrzUncertain, {}} : Fault{FaultCode::MrzCheckDigitWrong, broken};
}

bool isAboutThePicture(FaultCode code) {
    return code == FaultCode::ImageUnreadable || code == FaultCode::ImageTooLarge ||
           code == FaultCode::MrzNotFound;
}

} // namespace

Result<StepTurn> readMrz(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    if (answered<TakeAgain>(run) != nullptr) {
        RAPOINT_TRY(StepTurn picture, captureDocument(run));
        picture.exit.reset();
        return picture;
    }
    if (!run.state.document)
        return failure(FaultCode::ProfileInvalid, "read-mrz comes before capture-document");
    RAPOINT_TRY(const Bytes picture, run.ports.evidence.get(run.id, run.state.document->picture));
    auto reading = run.ports.reader.read(picture);
    if (!reading) {
        if (isAboutThePicture(reading.error().code))
            return ask(run, "picture", reading.error());
        return tl::make_unexpected(reading.error());
    }
    if (!reading->accepted)
        return ask(run, "picture", doubtOf(*reading));
    return done(
        {MrzRead{reading->format, reading->lines, reading->fields, reading->confidence, reading->repairs}});
}

} // namespace rapoint
