#include "station/steps/parameters.h"
#include "station/steps/steps.h"

namespace rapoint {

namespace {

constexpr std::size_t kMaxReferenceLength = 64;

Result<StepTurn> find(const StepRun& run, const std::string& reference) {
    auto visit = run.ports.visits.find(reference);
    if (visit)
        return done({ApplicantPrefilled{"visit-list", std::move(*visit)}});
    const FaultCode code = visit.error().code;
    if (code == FaultCode::VisitNotFound || code == FaultCode::VisitListEmpty)
        return ask(run, "reference", visit.error());
    return tl::make_unexpected(visit.error());
}

/// The number is in the QR code of the confirmation or the voucher; the picture of it is not kept.
Result<StepTurn> readCode(const StepRun& run) {
    RAPOINT_TRY(const Picture picture, run.ports.camera.capture());
    RAPOINT_TRY(const std::vector<std::string> codes, run.ports.reader.readQrCodes(picture.encoded));
    if (codes.size() != 1 || codes.front().empty() || codes.front().size() > kMaxReferenceLength)
        return ask(run, "reference", Fault{FaultCode::InputInvalid, "not one QR code with a reference number"});
    return find(run, codes.front());
}

bool takesWalkIns(const StepRun& run) {
    return run.attended && allowsWay(run.spec, "walk-in");
}

} // namespace

Result<StepTurn> prefillApplicant(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    if (const auto* walkIn = answered<WalkIn>(run)) {
        if (!takesWalkIns(run))
            return ask(run, "reference", Fault{FaultCode::NotAllowed, "only with an application"});
        return done({ApplicantPrefilled{"walk-in", walkIn->applicant}});
    }
    if (answered<CodeShown>(run) != nullptr)
        return readCode(run);
    if (const auto* given = answered<ReferenceGiven>(run))
        return find(run, given->reference);
    return ask(run, "reference");
}

} // namespace rapoint
