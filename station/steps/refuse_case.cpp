#include "station/steps/parameters.h"
#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> refuseCase(const StepRun& run) {
    const std::string reason = textOf(run.spec, "reason");
    if (reason.empty())
        return failure(FaultCode::ProfileInvalid, "refuse-case needs its reason");
    return refused({}, reason);
}

} // namespace rapoint
