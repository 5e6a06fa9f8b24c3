#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> prefillApplicant(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    if (const auto* walkIn = answered<WalkIn>(run))
        return done({ApplicantPrefilled{"walk-in", walkIn->applicant}});
    const auto* given = answered<ReferenceGiven>(run);
    if (given == nullptr)
        return ask(run, "reference");
    auto visit = run.ports.visits.find(given->reference);
    if (visit)
        return done({ApplicantPrefilled{"visit-list", std::move(*visit)}});
    const FaultCode code = visit.error().code;
    if (code == FaultCode::VisitNotFound || code == FaultCode::VisitListEmpty)
        return ask(run, "reference", visit.error());
    return tl::make_unexpected(visit.error());
}

} // namespace rapoint
